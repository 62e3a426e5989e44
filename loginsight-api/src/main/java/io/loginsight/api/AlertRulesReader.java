package io.loginsight.api;

import io.loginsight.api.AlertRule.Action;
import io.loginsight.api.AlertRule.Condition;
import io.loginsight.api.AlertRule.Match;
import io.loginsight.api.AlertRule.Part;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what people have written about alerts, a rule a line: what it does, what it is called,
 * {@code PART=TEXT} as often as needed, and {@code because} with a reason.
 *
 * <p><b>Threads:</b> Confined.
 */
final class AlertRulesReader {

  private static final int MOST_LINE_CHARS = 4_000;
  private static final String BECAUSE = "because";

  private static final List<String> PARTS =
      List.of(
          "type",
          "host",
          "source",
          "severity",
          "count",
          "within",
          "absent",
          "by",
          "to",
          "from",
          "until");

  private static final Map<Character, ChronoUnit> UNITS =
      Map.of(
          's', ChronoUnit.SECONDS,
          'm', ChronoUnit.MINUTES,
          'h', ChronoUnit.HOURS,
          'd', ChronoUnit.DAYS);

  private final String name;
  private final List<AlertRule> rules = new ArrayList<>();
  private final Map<String, Integer> lineOfId = new HashMap<>();
  private int lineOfBudget;
  private int budget = AlertRules.NO_BUDGET;
  private int line;
  private String text = "";
  private int at;

  AlertRulesReader(String name) {
    this.name = name;
  }

  AlertRules read(String all) {
    for (String raw : all.split("\n", -1)) {
      line++;
      text = (line == 1 && raw.startsWith("\ufeff") ? raw.substring(1) : raw).strip();
      at = 0;
      if (!text.isEmpty() && !text.startsWith("#")) {
        try {
          entry();
          check(rules.size() <= AlertRules.MOST, "there are more than 1000 rules");
        } catch (IllegalArgumentException e) { // of a value: it says what it wants
          throw wrong(String.valueOf(e.getMessage()));
        }
      }
    }
    try {
      return new AlertRules(rules, budget);
    } catch (IllegalArgumentException e) {
      throw new LogInsightException(name + ": " + e.getMessage(), e);
    }
  }

  private void entry() {
    check(text.length() <= MOST_LINE_CHARS, "a line has at most 4000 characters");
    check(
        text.chars().noneMatch(c -> Character.isISOControl(c) && c != '\t'),
        "it has a control character");
    String what = word();
    switch (what) {
      case "budget" -> budget();
      case "notify" -> rule(Action.NOTIFY);
      case "fold" -> rule(Action.FOLD);
      case "raise" -> rule(Action.RAISE);
      case "lower" -> rule(Action.LOWER);
      default ->
          throw wrong(
              "a line begins with notify, fold, raise, lower or budget and not with "
                  + shown(what));
    }
  }

  private void budget() {
    check(lineOfBudget == 0, "line " + lineOfBudget + " says the budget already");
    lineOfBudget = line;
    String number = word();
    check(at == text.length(), "write: budget NUMBER, so many notifications an hour");
    budget = number("budget", number, AlertRules.MOST_BUDGET);
  }

  private void rule(Action action) {
    String id = word();
    check(
        !id.isEmpty() && !id.equals(BECAUSE) && id.indexOf('=') < 0,
        "an id is missing; write: "
            + (action.name().toLowerCase(Locale.ROOT) + " ID PART=TEXT... because REASON"));
    Integer earlier = lineOfId.putIfAbsent(id, line);
    check(earlier == null, "line " + earlier + " has a rule of the same id " + shown(id));
    Map<String, String> parts = parts();
    String because = text.substring(at).strip();
    rules.add(
        new AlertRule(
            id,
            action,
            parts.containsKey("to") ? severity(parts.get("to")) : null,
            match(parts),
            condition(parts),
            time("from", parts.get("from")),
            time("until", parts.get("until")),
            because));
  }

  /** Reads up to the reason. */
  private Map<String, String> parts() {
    Map<String, String> parts = new LinkedHashMap<>();
    for (String word = word(); !word.equals(BECAUSE); word = word()) {
      check(!word.isEmpty(), "the reason is missing; write why behind 'because'");
      int equals = word.indexOf('=');
      String part = equals < 0 ? word : word.substring(0, equals);
      check(
          equals >= 0 && PARTS.contains(part),
          shown(word)
              + (" is not PART=TEXT with one of " + String.join(", ", PARTS))
              + "; a text with spaces stands in quotes, type=\"disk full\"");
      String value = unquoted(word.substring(equals + 1));
      check(parts.put(part, value) == null, "'" + part + "' stands twice");
    }
    return parts;
  }

  /** Takes the next word, in which what stands in quotes may have spaces; empty at the end. */
  private String word() {
    while (at < text.length() && isSpace(text.charAt(at))) {
      at++;
    }
    int from = at;
    boolean quoted = false;
    while (at < text.length() && (quoted || !isSpace(text.charAt(at)))) {
      quoted ^= text.charAt(at++) == '"';
    }
    check(!quoted, "a quote is not closed");
    return text.substring(from, at);
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t';
  }

  private String unquoted(String value) {
    boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
    String inside = quoted ? value.substring(1, value.length() - 1) : value;
    check(
        inside.replace("\"\"", "").indexOf('"') < 0 && (quoted || inside.indexOf('"') < 0),
        "a text stands in quotes as a whole, type=\"disk full\", and a quote in it is doubled");
    check(quoted || !inside.isEmpty(), "a text is missing; write \"\" for an empty one");
    return inside.replace("\"\"", "\"");
  }

  private Match match(Map<String, String> parts) {
    String severity = parts.getOrDefault("severity", "*").toUpperCase(Locale.ROOT);
    if (severity.indexOf('*') < 0) {
      severity = severity(severity).name();
    }
    return new Match(
        parts.getOrDefault("type", "*"),
        parts.getOrDefault("host", "*"),
        parts.getOrDefault("source", "*"),
        severity);
  }

  private @Nullable Condition condition(Map<String, String> parts) {
    @Nullable String count = parts.get("count");
    @Nullable String within = parts.get("within");
    @Nullable String absent = parts.get("absent");
    check(count == null || absent == null, "'count' and 'absent' do not go together");
    check((count == null) == (within == null), "write both: count=NUMBER within=TIME");
    if (count != null && within != null) {
      int times = number("count", count, Condition.MOST_TIMES);
      return new Condition(times, span("within", within), by(parts));
    }
    check(absent != null || !parts.containsKey("by"), "'by' needs count=NUMBER or absent=TIME");
    return absent == null ? null : new Condition(0, span("absent", absent), by(parts));
  }

  private Set<Part> by(Map<String, String> parts) {
    Set<Part> by = EnumSet.noneOf(Part.class);
    String written = parts.get("by");
    if (written == null) {
      return by;
    }
    for (String part : written.split(",", -1)) {
      switch (part) {
        case "type" -> by.add(Part.TYPE);
        case "host" -> by.add(Part.HOST);
        case "source" -> by.add(Part.SOURCE);
        default ->
            throw wrong(shown(part) + " is none of type, host and source; write by=type,host");
      }
    }
    return by;
  }

  private Severity severity(@Nullable String written) {
    for (Severity severity : Severity.values()) {
      if (severity.name().equalsIgnoreCase(written)) {
        return severity;
      }
    }
    throw wrong(
        shown(String.valueOf(written))
            + " is no severity; there are INFO, LOW, MEDIUM, HIGH, CRITICAL");
  }

  private int number(String part, String written, int most) {
    boolean digits = written.matches("[0-9]{1,9}");
    int number = digits ? Integer.parseInt(written) : 0;
    check(
        number >= 1 && number <= most,
        part + " is a number from 1 to " + most + " and not " + shown(written));
    return number;
  }

  private Duration span(String part, String written) {
    boolean right = written.matches("[0-9]{1,6}[smhd]");
    check(right, part + "=" + shown(written) + " is no time span; write 90s, 15m, 2h or 7d");
    ChronoUnit unit = UNITS.getOrDefault(written.charAt(written.length() - 1), ChronoUnit.SECONDS);
    return Duration.of(Integer.parseInt(written.substring(0, written.length() - 1)), unit);
  }

  private @Nullable Instant time(String part, @Nullable String written) {
    if (written == null) {
      return null;
    }
    try {
      if (written.indexOf('T') < 0) {
        return LocalDate.parse(written).atStartOfDay(ZoneOffset.UTC).toInstant();
      }
      return written.matches(".*T.*[Z+-].*")
          ? OffsetDateTime.parse(written).toInstant()
          : LocalDateTime.parse(written).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw wrong(
          part
              + ("=" + shown(written) + " is no time; write 2026-04-01 for its beginning in UTC,")
              + " 2026-04-01T06:00Z or 2026-04-01T06:00+02:00");
    }
  }

  /** Not more of what was written than one can read. */
  private static String shown(String written) {
    return "'" + (written.length() <= 60 ? written : written.substring(0, 60) + "…") + "'";
  }

  private void check(boolean right, String what) {
    if (!right) {
      throw wrong(what);
    }
  }

  private LogInsightException wrong(String what) {
    return new LogInsightException(name + ":" + line + ": " + what);
  }
}
