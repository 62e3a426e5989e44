package io.loginsight.api;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of an incident, without a line of its log but what the patterns show. Longer
 * texts are cut, and of longer lists the first ones kept.
 *
 * <p><b>Threads:</b> Immutable.
 *
 * @param id 16 hex digits
 * @param title what happened in a line
 * @param when from when to when
 * @param severity how bad it was
 * @param services that it touched, most first; {@value #MOST_NAMED} at most
 * @param patterns those that tell what was wrong, most telling first; {@value #MOST_NAMED} at most
 * @param findings those that made it up, most telling first; {@value #MOST_NAMED} at most
 * @param causes where it was thought to come from, most likely first; {@value #MOST_CAUSES} at most
 * @param said what a person has said about it; null if nobody has said anything
 */
public record PastIncident(
    String id,
    String title,
    TimeRange when,
    Severity severity,
    List<String> services,
    List<Pattern> patterns,
    List<Finding> findings,
    List<Cause> causes,
    @Nullable Feedback said) {

  /** So many services, patterns and findings are kept. */
  public static final int MOST_NAMED = 10;

  /** So many causes are kept. */
  public static final int MOST_CAUSES = 5;

  private static final int MOST_CHARS = 200;

  /**
   * A pattern.
   *
   * <p><b>Threads:</b> Immutable.
   *
   * @param id its id
   * @param template its text, cut
   */
  public record Pattern(PatternId id, String template) {

    /** Cuts the text. */
    public Pattern {
      requireNonNull(id, "id");
      template = cut(template);
    }
  }

  /**
   * A finding, as far as another one can be compared with it.
   *
   * <p><b>Threads:</b> Immutable.
   *
   * @param analyzerId who reported it
   * @param kind what sort of thing it is
   * @param head its first pattern; null if it has none
   * @param bits how surprising it was; 0 if that was not calculated
   * @param confidence how sure it was, before calibration
   */
  public record Finding(
      String analyzerId, String kind, @Nullable PatternId head, double bits, double confidence) {

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if the bits are negative or not finite, or the confidence is
     *     no share
     */
    public Finding {
      analyzerId = cut(analyzerId);
      kind = cut(kind);
      if (!(bits >= 0 && bits < Double.POSITIVE_INFINITY && confidence >= 0 && confidence <= 1)) {
        throw new IllegalArgumentException(bits + " bits, confidence " + confidence);
      }
    }
  }

  /**
   * A hypothesis.
   *
   * <p><b>Threads:</b> Immutable.
   *
   * @param service its name
   * @param pattern what it logged that tells most; null if that is no event
   */
  public record Cause(String service, @Nullable PatternId pattern) {

    /** Cuts the name. */
    public Cause {
      service = cut(service);
    }
  }

  /**
   * Cuts texts and lists.
   *
   * @throws IllegalArgumentException if the id is not 16 hex digits
   */
  public PastIncident {
    id = PatternId.parse(id).toString();
    title = cut(title);
    requireNonNull(when, "when");
    requireNonNull(severity, "severity");
    services = first(services, MOST_NAMED).stream().map(PastIncident::cut).toList();
    patterns = first(patterns, MOST_NAMED);
    findings = first(findings, MOST_NAMED);
    causes = first(causes, MOST_CAUSES);
  }

  private static <T> List<T> first(List<T> all, int most) {
    return List.copyOf(all.subList(0, Math.min(most, all.size())));
  }

  private static String cut(String text) {
    if (text.length() <= MOST_CHARS) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(MOST_CHARS - 1)) ? MOST_CHARS - 1 : MOST_CHARS;
    return text.substring(0, end);
  }

  /**
   * Takes what is worth remembering of the incidents of a report, with what was said about them.
   *
   * @param report the report
   * @return in its order, those of which it is known when they were
   */
  public static List<PastIncident> of(Report report) {
    Map<PatternId, String> templates = new HashMap<>();
    report
        .chunk()
        .patterns()
        .forEach(stats -> templates.put(stats.pattern().id(), stats.pattern().template()));
    Map<io.loginsight.api.Finding, Assessment> assessments = report.assessments();
    List<PastIncident> past = new ArrayList<>();
    for (Diagnosis diagnosis : report.incidents()) {
      TimeRange when = diagnosis.incident().when();
      Severity severity = diagnosis.incident().severity();
      PastIncident known = diagnosis.past();
      if (when != null) {
        past.add(
            new PastIncident(
                diagnosis.id(),
                diagnosis.title(),
                when,
                severity == null ? Severity.INFO : severity,
                diagnosis.impact().services().stream().map(Incident.Counted::name).toList(),
                diagnosis.patterns().stream()
                    .filter(templates::containsKey)
                    .map(id -> new Pattern(id, templates.getOrDefault(id, "")))
                    .toList(),
                diagnosis.findings().stream().map(one -> finding(one, assessments)).toList(),
                diagnosis.causes().stream().map(PastIncident::cause).toList(),
                known == null ? null : known.said()));
      }
    }
    return past;
  }

  private static Finding finding(
      io.loginsight.api.Finding finding, Map<io.loginsight.api.Finding, Assessment> assessments) {
    double bits = 0;
    for (Evidence evidence : finding.evidence()) {
      Evidence.Surprise surprise = evidence.surprise();
      bits = surprise == null ? bits : Math.max(bits, surprise.bits());
    }
    Assessment assessment = assessments.get(finding);
    return new Finding(
        finding.analyzerId(),
        finding.kind(),
        finding.patterns().isEmpty() ? null : finding.patterns().get(0),
        bits,
        assessment == null ? 0 : assessment.raw());
  }

  private static Cause cause(io.loginsight.api.Cause cause) {
    return new Cause(cause.service(), cause.pattern() == null ? null : cause.pattern().id());
  }

  /**
   * Adds what a person has said; what was said before is forgotten.
   *
   * @param feedback what was said
   * @return another one
   */
  public PastIncident with(Feedback feedback) {
    return new PastIncident(
        id, title, when, severity, services, patterns, findings, causes, feedback);
  }

  /** Returns the same that lasts longer, if it does. */
  PastIncident lasting(TimeRange longer) {
    TimeRange both =
        new TimeRange(
            when.first(), longer.last().isAfter(when.last()) ? longer.last() : when.last());
    return new PastIncident(id, title, both, severity, services, patterns, findings, causes, said);
  }
}
