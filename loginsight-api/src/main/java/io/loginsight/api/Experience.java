package io.loginsight.api;

import static java.util.Objects.requireNonNull;

import io.loginsight.spi.EngineProvider;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which incidents there were and what people have said about them.
 *
 * <p>It can be written, read and merged. Of each incident one version is kept: the one that was
 * judged last, or if nobody has judged it the one that lasted longest. So merging is commutative,
 * associative and idempotent, also where something has to be forgotten.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param incidents the earliest first; {@value #MOST} at most: of more those go that nobody has
 *     judged, the oldest first, and then those that were judged first
 */
public record Experience(List<PastIncident> incidents) {

  /** So many incidents are remembered. */
  public static final int MOST = 10_000;

  /** What was judged, and when, comes before how long it lasted; the text makes it total. */
  private static final Comparator<PastIncident> VERSIONS =
      Comparator.comparing(Experience::isJudged)
          .thenComparing(Experience::lastHeardOf)
          .thenComparing(PastIncident::toString);

  /** Agrees with {@link #VERSIONS} of one incident; without this, merging were not associative. */
  private static final Comparator<PastIncident> WORTH =
      Comparator.comparing(Experience::isJudged)
          .thenComparing(Experience::lastHeardOf)
          .thenComparing(PastIncident::id)
          .reversed();

  /** Nothing is remembered. Behind the comparators that it is made with. */
  public static final Experience NONE = new Experience(List.of());

  /** Keeps one version of each incident, and no more of them than there is room for. */
  public Experience {
    incidents = kept(incidents);
  }

  private static List<PastIncident> kept(Collection<PastIncident> all) {
    Map<String, PastIncident> byId = new HashMap<>();
    for (PastIncident one : all) {
      byId.merge(one.id(), one, (a, b) -> VERSIONS.compare(a, b) >= 0 ? a : b);
    }
    return byId.values().stream()
        .sorted(WORTH)
        .limit(MOST)
        .sorted(
            Comparator.comparing((PastIncident one) -> one.when().first())
                .thenComparing(PastIncident::id))
        .toList();
  }

  private static boolean isJudged(PastIncident incident) {
    return incident.said() != null;
  }

  private static Instant lastHeardOf(PastIncident incident) {
    Feedback said = incident.said();
    return said == null ? incident.when().last() : said.at();
  }

  /**
   * Returns what is remembered of an incident.
   *
   * @param id its id
   * @return the incident; null if it is not known
   */
  public @Nullable PastIncident find(String id) {
    return incidents.stream().filter(one -> one.id().equals(id)).findFirst().orElse(null);
  }

  /**
   * Adds the incidents of a report. What was judged stays as it was judged, but for how long it
   * lasts.
   *
   * @param report in which those of this experience have their ids
   * @return another experience
   */
  public Experience with(Report report) {
    Map<String, PastIncident> all = new HashMap<>();
    incidents.forEach(one -> all.put(one.id(), one));
    for (PastIncident now : PastIncident.of(report)) {
      all.merge(now.id(), now, (old, one) -> isJudged(old) ? old.lasting(one.when()) : one);
    }
    return new Experience(List.copyOf(all.values()));
  }

  /**
   * Adds what a person has said. It takes the place of what was said about the incident before.
   *
   * @param id of an incident that is remembered
   * @param feedback what was said
   * @return another experience
   * @throws IllegalArgumentException if there is no such incident
   */
  public Experience with(String id, Feedback feedback) {
    requireNonNull(feedback, "feedback");
    PastIncident of = find(id);
    if (of == null) {
      throw new IllegalArgumentException("no incident " + id + " is remembered");
    }
    List<PastIncident> all = new ArrayList<>(incidents);
    all.set(all.indexOf(of), of.with(feedback));
    return new Experience(all);
  }

  /**
   * Puts two together, in any order, and as often as one likes.
   *
   * @param other another one
   * @return what both remember
   */
  public Experience merge(Experience other) {
    List<PastIncident> both = new ArrayList<>(incidents);
    both.addAll(other.incidents);
    return new Experience(both);
  }

  /**
   * Writes it as JSON that people can read, in UTF-8, an incident a line.
   *
   * @param out is not closed
   * @throws LogInsightException if there is no engine
   * @throws IOException if it cannot be written
   */
  public void write(OutputStream out) throws IOException {
    engine().write(this, out);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param file may be of anybody: what makes no sense is refused
   * @return the experience
   * @throws LogInsightException if it cannot be read, is damaged, or is of another version; it says
   *     where and what to do; or if there is no engine
   */
  public static Experience read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return read(file.toString(), in);
    } catch (IOException e) {
      throw new LogInsightException("The experience " + file + " cannot be read: " + e, e);
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param name what it is called, for messages
   * @param in is not closed
   * @return the experience
   * @throws LogInsightException as for {@link #read(Path)}
   * @throws IOException if the stream fails
   */
  public static Experience read(String name, InputStream in) throws IOException {
    return engine().read(name, in);
  }

  private static EngineProvider engine() {
    return Engines.only(Engines.defaultLoader());
  }
}
