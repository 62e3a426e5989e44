package io.loginsight.core.remedy;

import io.loginsight.api.Cause;
import io.loginsight.api.PatternStats;
import io.loginsight.api.Remediation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue of what may be done, and the choice from it: an entry fits if the patterns of an
 * incident have one of its phrases, the more the more likely the cause that they speak for; and if
 * what speaks for the first cause is of its kind.
 *
 * <p><b>Threads:</b> Immutable.
 */
public final class Remedies {

  private static final String CATALOGUE = "remedies-1.txt";
  private static final Remedies BUILT_IN = read();

  private static final int MOST = 2;

  /** The pattern of a cause says more than that of one of many patterns of the incident. */
  private static final double OF_CAUSE = 4;

  /** So does that of the service that the incident comes from. */
  private static final double OF_SERVICE = 3;

  /** What most incidents say tells little. */
  private static final double OF_SYMPTOM = 0.1;

  /** What speaks for the cause says less than its words. */
  private static final double OF_TERM = 1.5;

  /** An entry that fits so much less than the best one is left out. */
  private static final double LEAST = 0.5;

  private final int version;
  private final List<Entry> entries;

  private record Entry(
      Remediation remediation, List<String> words, List<String> terms, boolean isSymptom) {}

  private record Fit(Remediation remediation, double weight) {}

  private Remedies(int version, List<Entry> entries) {
    this.version = version;
    this.entries = List.copyOf(entries);
  }

  /** Returns the catalogue that comes with this. */
  public static Remedies builtIn() {
    return BUILT_IN;
  }

  /** Returns the version of the catalogue. */
  public int version() {
    return version;
  }

  private static Remedies read() {
    try (InputStream in = Remedies.class.getResourceAsStream(CATALOGUE)) {
      if (in == null) {
        throw new AssertionError("the resource " + CATALOGUE + " is missing from the jar");
      }
      return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("the resource " + CATALOGUE + " cannot be read", e);
    }
  }

  /** Reads a catalogue; its head says how it is written. */
  static Remedies read(String text) {
    int version = 0;
    List<Entry> entries = new ArrayList<>();
    Map<String, List<String>> entry = new HashMap<>();
    for (String line : text.lines().toList()) {
      String said = line.strip();
      if (said.isEmpty() || said.startsWith("#")) {
        continue;
      }
      if (said.startsWith("version ")) {
        version = Integer.parseInt(said.substring("version ".length()));
        continue;
      }
      int colon = said.indexOf(": ");
      if (colon < 0) {
        throw new IllegalArgumentException("no ': ' in " + said);
      }
      String key = said.substring(0, colon);
      if (key.startsWith("remedy ")) {
        add(entry, version, entries);
        entry.clear();
        entry.put("id", List.of(key.substring("remedy ".length())));
        key = "title";
      }
      entry.computeIfAbsent(key, k -> new ArrayList<>()).add(said.substring(colon + 2));
    }
    add(entry, version, entries);
    return new Remedies(version, entries);
  }

  private static void add(Map<String, List<String>> said, int version, List<Entry> entries) {
    if (said.isEmpty()) {
      return;
    }
    Remediation remediation =
        new Remediation(
            only(said, "id"),
            version,
            only(said, "title"),
            said.getOrDefault("step", List.of()),
            Remediation.Risk.valueOf(only(said, "risk").toUpperCase(Locale.ROOT)),
            only(said, "reversible").equals("yes"),
            only(said, "verify"),
            "");
    boolean symptom = said.containsKey("symptom");
    entries.add(new Entry(remediation, list(said, "words"), list(said, "terms"), symptom));
  }

  private static String only(Map<String, List<String>> said, String key) {
    List<String> values = said.getOrDefault(key, List.of());
    if (values.size() != 1) {
      throw new IllegalArgumentException(said.get("id") + ": " + key + " must be said once");
    }
    return values.get(0);
  }

  private static List<String> list(Map<String, List<String>> said, String key) {
    return said.containsKey(key) ? List.of(only(said, key).split(", ")) : List.of();
  }

  /**
   * Chooses what may be done.
   *
   * @param causes hypotheses, most likely first
   * @param patterns those of the incident, most telling first
   * @param services the services of each of these
   * @return the most fitting first, each with the reason; may be empty
   */
  public List<Remediation> fitting(
      List<Cause> causes, List<PatternStats> patterns, List<Set<String>> services) {
    return fitting(causes, patterns, services, "the incident");
  }

  /**
   * Chooses what may be done about a finding, of which no cause is known.
   *
   * @param patterns those of the finding, most telling first
   * @return the most fitting first, each with the reason; may be empty
   */
  public List<Remediation> fitting(List<PatternStats> patterns) {
    return fitting(List.of(), patterns, List.of(), "the finding");
  }

  private List<Remediation> fitting(
      List<Cause> causes, List<PatternStats> patterns, List<Set<String>> services, String whole) {
    List<Fit> fits = new ArrayList<>();
    for (Entry entry : entries) {
      Fit fit = fit(entry, causes, patterns, services, whole);
      if (fit.weight() > 0) {
        fits.add(fit);
      }
    }
    fits.sort(Comparator.comparingDouble(Fit::weight).reversed()); // stable
    return fits.stream()
        .filter(fit -> fit.weight() >= LEAST * fits.get(0).weight())
        .limit(MOST)
        .map(Fit::remediation)
        .toList();
  }

  private static Fit fit(
      Entry entry,
      List<Cause> causes,
      List<PatternStats> patterns,
      List<Set<String>> services,
      String whole) {
    @Nullable String origin = causes.isEmpty() ? null : causes.get(0).service();
    double weight = 0;
    @Nullable String because = null;
    for (Cause cause : causes) {
      @Nullable String word =
          cause.pattern() == null ? null : wordIn(cause.pattern().template(), entry);
      if (word != null) {
        weight += OF_CAUSE / cause.rank();
        because = because == null ? said(word, "a pattern of " + cause.service()) : because;
      }
    }
    for (int i = 0; i < patterns.size(); i++) {
      @Nullable String word = wordIn(patterns.get(i).pattern().template(), entry);
      if (word != null) {
        boolean atOrigin = origin != null && services.get(i).contains(origin);
        weight += (atOrigin ? OF_SERVICE : 1) / (1 + i / 4.0);
        String of = atOrigin ? origin : whole;
        because = because == null ? said(word, "a pattern of " + of) : because;
      }
    }
    if (!causes.isEmpty()) {
      String strongest = strongest(causes.get(0));
      if (entry.terms().contains(strongest)) {
        weight += OF_TERM;
        String of = "what speaks for " + causes.get(0).service() + " is above all its " + strongest;
        because = because == null ? of : because;
      }
    }
    Remediation of = entry.remediation();
    return new Fit(
        new Remediation(
            of.id(),
            of.version(),
            of.title(),
            of.steps(),
            of.risk(),
            of.reversible(),
            of.verify(),
            because == null ? "" : because),
        entry.isSymptom() ? OF_SYMPTOM * weight : weight);
  }

  private static String said(String word, String where) {
    return where + " says '" + word + "'";
  }

  private static @Nullable String wordIn(String template, Entry entry) {
    String text = template.toLowerCase(Locale.ROOT);
    return entry.words().stream().filter(word -> isIn(text, word)).findFirst().orElse(null);
  }

  /** A phrase must begin where a word begins: "ntp" is not in "entpack". */
  private static boolean isIn(String text, String phrase) {
    for (int at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
      if (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1))) {
        return true;
      }
    }
    return false;
  }

  private static String strongest(Cause cause) {
    return cause.terms().entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse("");
  }
}
