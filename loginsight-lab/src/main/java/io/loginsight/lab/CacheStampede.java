package io.loginsight.lab;

import java.util.List;
import java.util.Locale;

/**
 * The cache is suddenly empty. Whoever looks something up asks the database instead, all at once,
 * and the database, which was never meant to answer all that, gets slow for everyone.
 */
final class CacheStampede implements FaultScript, Hindrance {

  private enum Way {
    RESTARTED,
    FLUSHED,
    EVICTED
  }

  private final IncidentRecord incident;
  private final Site site;
  private final Service cache;
  private final Service database;
  private final Way way;
  private final double factor;

  CacheStampede(IncidentRecord incident, Site site, Dice dice) {
    this.incident = incident;
    this.site = site;
    cache = site.service("cache");
    database = site.service("database");
    way = dice.pick(List.of(Way.values()));
    factor = dice.between(40.0, 110.0);
  }

  @Override
  public Service culprit() {
    return cache;
  }

  @Override
  public List<String> pods() {
    return List.of(cache.pods.get(0).name());
  }

  @Override
  public IncidentRecord incident() {
    return incident;
  }

  @Override
  public void begin() {
    Pod pod = cache.pods.get(0);
    if (way == Way.RESTARTED) {
      pod.say("start", pod.facts(), Mark.causeOf(incident));
    }
    pod.say("cold." + way.name().toLowerCase(Locale.ROOT), pod.facts(), Mark.causeOf(incident));
    cache.hindrances.add(this);
    database.hindrances.add(this);
    site.spread(incident, cache.name, database.name);
  }

  @Override
  public void mend() {
    cache.hindrances.remove(this);
    database.hindrances.remove(this);
  }

  @Override
  public boolean forgets(Job job) {
    return true;
  }

  @Override
  public double slowness(Job job) {
    return job.pod().service() == database ? factor : 1;
  }
}
