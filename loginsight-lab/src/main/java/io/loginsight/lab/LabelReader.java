package io.loginsight.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.loginsight.api.PatternId;
import io.loginsight.api.Severity;
import io.loginsight.lab.Labels.LabelledLine;
import io.loginsight.lab.Labels.LabelledPattern;
import io.loginsight.lab.Labels.Stretch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads {@link Labels} that nobody has checked, in bounded memory. */
final class LabelReader {

  private static final int LINE_BYTES = 1 << 16;
  private static final int LABEL_CHARS = 100;
  private static final int NAMED_KEYS = 5;

  private static final List<String> KEYS =
      List.of("from", "to", "source", "line", "template", "pattern", "label", "severity");

  private static final Set<String> SEVERITIES =
      Arrays.stream(Severity.values())
          .map(severity -> severity.name().toLowerCase(Locale.ROOT))
          .collect(Collectors.toSet());

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** What may be wrong with a line, and what to do about it. */
  private enum Flaw {
    LENGTH("is longer than " + LINE_BYTES + " bytes", "write one label a line"),
    JSON("is no JSON object", "write one a line: {\"from\": TIME, \"to\": TIME, \"label\": NAME}"),
    PLACE(
        "does not say, or says in several ways, what it is about",
        "give from and to, or source and line, or template, or pattern"),
    TIME("has no time where one must be", "write times as 2026-03-10T14:05:00Z, in from and in to"),
    ORDER("ends before it begins", "exchange from and to"),
    LINE("names no line", "source is the name of a file, line a whole number from 1 on"),
    PATTERN("names no pattern", "template is its text, pattern its id of 16 hex digits"),
    LABEL(
        "has no class",
        "give either label, of 1 to " + LABEL_CHARS + " characters, or severity, such as HIGH"),
    NORMAL("calls a stretch normal", "leave it out: what no stretch covers is normal"),
    NUMBER("is one too many", "give " + Labels.MOST + " labels at most"),
    DUPLICATE("says what another one says", "nothing needs to be done: it counts once");

    private final String what;
    private final String remedy;

    Flaw(String what, String remedy) {
      this.what = what;
      this.remedy = remedy;
    }
  }

  private final ZoneId zone;
  private final long[] counts = new long[Flaw.values().length];
  private final long[] firstLines = new long[Flaw.values().length];
  private final TreeSet<String> unknownKeys = new TreeSet<>();
  private long unknown;
  private final Set<Stretch> stretches = new HashSet<>();
  private final Set<LabelledLine> lines = new HashSet<>();
  private final Set<LabelledPattern> patterns = new HashSet<>();

  /** A line that cannot be used. */
  private static final class FlawException extends Exception {
    private static final long serialVersionUID = 1;
    private final transient Flaw flaw;

    FlawException(Flaw flaw) {
      super(flaw.what);
      this.flaw = flaw;
    }
  }

  LabelReader(ZoneId zone) {
    this.zone = zone;
  }

  Labels read(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    long number = 0;
    for (boolean more = true; more; bytes.reset()) {
      more = nextLine(in, bytes);
      number++;
      String line = bytes.toString(UTF_8).strip().replaceFirst("^\ufeff", "");
      if (!line.isEmpty()) {
        try {
          add(line, bytes.size() > LINE_BYTES);
        } catch (FlawException e) {
          if (counts[e.flaw.ordinal()]++ == 0) {
            firstLines[e.flaw.ordinal()] = number;
          }
        }
      }
    }
    return labels();
  }

  /**
   * Reads a line, or a little more than is allowed of it; returns whether another one may follow.
   */
  private static boolean nextLine(InputStream in, ByteArrayOutputStream bytes) throws IOException {
    int b;
    while ((b = in.read()) >= 0 && b != '\n') {
      if (bytes.size() <= LINE_BYTES) {
        bytes.write(b);
      }
    }
    return b >= 0;
  }

  private void add(String line, boolean isTooLong) throws FlawException {
    check(!isTooLong, Flaw.LENGTH);
    JsonNode in = object(line);
    boolean isStretch = in.has("from") || in.has("to");
    boolean isLine = in.has("source") || in.has("line");
    boolean isTemplate = in.has("template");
    boolean isPattern = in.has("pattern");
    long places =
        Stream.of(isStretch, isLine, isTemplate, isPattern).filter(Boolean::booleanValue).count();
    check(places == 1, Flaw.PLACE);
    String label = label(in);
    boolean isNew;
    if (isStretch) {
      Instant from = time(in.path("from"));
      Instant to = time(in.path("to"));
      check(!to.isBefore(from), Flaw.ORDER);
      check(!label.equals(Labels.NORMAL), Flaw.NORMAL);
      isNew = add(stretches, new Stretch(from, to, label));
    } else if (isLine) {
      JsonNode at = in.path("line");
      check(at.canConvertToLong() && at.isIntegralNumber() && at.asLong() > 0, Flaw.LINE);
      isNew = add(lines, new LabelledLine(text(in, "source", Flaw.LINE), at.asLong(), label));
    } else {
      String name = text(in, isPattern ? "pattern" : "template", Flaw.PATTERN);
      check(isTemplate || isId(name), Flaw.PATTERN);
      isNew = add(patterns, new LabelledPattern(name, isPattern, label));
    }
    check(isNew, Flaw.DUPLICATE);
    in.fieldNames().forEachRemaining(this::note);
  }

  private <T> boolean add(Set<T> to, T label) throws FlawException {
    boolean hasRoom = stretches.size() + lines.size() + patterns.size() < Labels.MOST;
    check(hasRoom || to.contains(label), Flaw.NUMBER);
    return to.add(label);
  }

  private void note(String key) {
    if (!KEYS.contains(key)) {
      unknown++;
      unknownKeys.add(key.length() > LABEL_CHARS ? key.substring(0, LABEL_CHARS) : key);
      if (unknownKeys.size() > NAMED_KEYS) { // those that come first, whatever the order
        unknownKeys.remove(unknownKeys.last());
      }
    }
  }

  private static JsonNode object(String line) throws FlawException {
    try {
      JsonNode in = JSON.readTree(line);
      check(in.isObject(), Flaw.JSON);
      return in;
    } catch (JsonProcessingException e) {
      throw new FlawException(Flaw.JSON);
    }
  }

  private static String label(JsonNode in) throws FlawException {
    check(in.has("label") != in.has("severity"), Flaw.LABEL);
    if (in.has("label")) {
      String label = text(in, "label", Flaw.LABEL);
      check(label.length() <= LABEL_CHARS, Flaw.LABEL);
      return label;
    }
    String severity = text(in, "severity", Flaw.LABEL).toLowerCase(Locale.ROOT);
    check(SEVERITIES.contains(severity), Flaw.LABEL);
    return severity;
  }

  private static String text(JsonNode in, String key, Flaw flaw) throws FlawException {
    JsonNode value = in.path(key);
    check(value.isTextual() && !value.asText().isBlank(), flaw);
    return value.asText().strip();
  }

  private Instant time(JsonNode in) throws FlawException {
    try {
      TemporalAccessor time =
          DateTimeFormatter.ISO_DATE_TIME.parseBest(
              in.asText().strip().replace(' ', 'T'), ZonedDateTime::from, LocalDateTime::from);
      Instant instant =
          time instanceof LocalDateTime local ? local.atZone(zone).toInstant() : Instant.from(time);
      check(Labels.isPossible(instant), Flaw.TIME);
      return instant;
    } catch (DateTimeException e) {
      throw new FlawException(Flaw.TIME);
    }
  }

  private static boolean isId(String text) {
    try {
      PatternId.parse(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static void check(boolean holds, Flaw flaw) throws FlawException {
    if (!holds) {
      throw new FlawException(flaw);
    }
  }

  private Labels labels() {
    List<String> problems = new ArrayList<>();
    boolean anyUnusable = false;
    for (Flaw flaw : Flaw.values()) {
      long count = counts[flaw.ordinal()];
      if (count > 0) {
        String others =
            count == 1 ? "" : String.format(Locale.ROOT, " (as do %,d more)", count - 1);
        problems.add(
            String.format(
                Locale.ROOT,
                "Line %,d of the labels %s%s; %s",
                firstLines[flaw.ordinal()],
                flaw.what,
                others,
                flaw.remedy));
        anyUnusable = true;
      }
    }
    if (unknown > 0) {
      problems.add(
          String.format(
              Locale.ROOT,
              "The labels have %,d keys that mean nothing, such as %s; there are %s",
              unknown,
              unknownKeys,
              String.join(", ", KEYS)));
    }
    if (anyUnusable && stretches.isEmpty() && lines.isEmpty() && patterns.isEmpty()) {
      throw new IllegalArgumentException(
          "there is no usable label. " + String.join(". ", problems));
    }
    return new Labels(
        stretches.stream()
            .sorted(
                Comparator.comparing(Stretch::from)
                    .thenComparing(Stretch::to)
                    .thenComparing(Stretch::label))
            .toList(),
        lines.stream()
            .sorted(
                Comparator.comparing(LabelledLine::source)
                    .thenComparing(LabelledLine::line)
                    .thenComparing(LabelledLine::label))
            .toList(),
        patterns.stream()
            .sorted(
                Comparator.comparing(LabelledPattern::pattern)
                    .thenComparing(LabelledPattern::label)
                    .thenComparing(LabelledPattern::isId))
            .toList(),
        problems);
  }
}
