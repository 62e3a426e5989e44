package io.loginsight.core.incident;

import io.loginsight.api.Alert;
import io.loginsight.api.AlertRule;
import io.loginsight.api.AlertRule.Action;
import io.loginsight.api.AlertRule.Condition;
import io.loginsight.api.AlertRule.Match;
import io.loginsight.api.RuleUse;
import io.loginsight.api.Severity;
import java.time.Instant;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A rule, and what it has counted and done.
 *
 * <p><b>Threads:</b> Confined.
 */
final class RuleState {

  final AlertRule rule;
  private final Glob type;
  private final Glob host;
  private final Glob source;
  private final @Nullable Glob severity; // null if any will do, and none
  private final @Nullable RecentCount count;
  private final @Nullable Watch watch;
  private long matched;
  private long acted;
  private long late;

  RuleState(AlertRule rule) {
    this.rule = rule;
    Match match = rule.match();
    type = new Glob(match.type());
    host = new Glob(match.host());
    source = new Glob(match.source());
    severity = match.severity().equals("*") ? null : new Glob(match.severity());
    Condition condition = rule.condition();
    count = condition == null || condition.times() == 0 ? null : new RecentCount(condition);
    watch = condition == null || condition.times() > 0 ? null : new Watch(rule, condition);
  }

  /**
   * Takes an alert.
   *
   * @param now seconds since the first alert
   * @param time of it, or of the one before; null if none has one
   * @return whether the rule says something about it
   */
  boolean speaksOf(Alert alert, @Nullable Severity rated, double now, @Nullable Instant time) {
    if (!matches(alert, rated)) {
      return false;
    }
    if (!holds(time)) {
      late += isOver(time) ? 1 : 0;
      return false;
    }
    boolean speaks = watch == null;
    if (count != null) {
      speaks = count.isReached(now, key(alert));
    } else if (watch != null && time != null) {
      watch.saw(time, key(alert));
    }
    matched += speaks || watch != null ? 1 : 0;
    // of what goes on a person is told once
    return speaks && !(count != null && count.wasReached() && rule.action() == Action.NOTIFY);
  }

  private boolean matches(Alert alert, @Nullable Severity rated) {
    return type.fits(alert.type())
        && host.fits(alert.host())
        && source.fits(alert.source())
        && (severity == null || (rated != null && severity.fits(rated.name())));
  }

  /** One that begins or ends does not hold while it is not known what time it is. */
  private boolean holds(@Nullable Instant time) {
    if (time == null) {
      return rule.from() == null && rule.until() == null;
    }
    return !isOver(time) && (rule.from() == null || !time.isBefore(rule.from()));
  }

  private boolean isOver(@Nullable Instant time) {
    return rule.until() != null && time != null && !time.isBefore(rule.until());
  }

  private String key(Alert alert) {
    Condition condition = rule.condition();
    return condition == null
        ? ""
        : condition.by().stream()
            .map(
                part ->
                    switch (part) {
                      case TYPE -> alert.type();
                      case HOST -> alert.host();
                      case SOURCE -> alert.source();
                    })
            .collect(Collectors.joining("\0"));
  }

  /** What it waits with, if it does and holds; it begins to wait. */
  @Nullable Watch watch(Instant time) {
    if (watch != null && holds(time)) {
      watch.begin(time);
    }
    return watch;
  }

  void acts() {
    acted++;
  }

  RuleUse use(@Nullable Instant last) {
    return new RuleUse(rule, matched, acted, late, isOver(last));
  }
}
