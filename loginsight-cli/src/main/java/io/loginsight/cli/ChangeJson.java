package io.loginsight.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.loginsight.api.Comparison;
import io.loginsight.api.Event;
import io.loginsight.api.Level;
import io.loginsight.api.NumberStats;
import io.loginsight.api.Pattern;
import io.loginsight.api.PatternChange;
import io.loginsight.api.PatternStats;
import io.loginsight.api.Report;
import io.loginsight.api.Slot;
import io.loginsight.api.SlotStats;
import io.loginsight.api.SourceReport;
import io.loginsight.api.TimeRange;
import io.loginsight.api.ValueChange;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes what is different between two sides as JSON. Other programs read it. */
final class ChangeJson {

  private final JsonGenerator out;
  private final Comparison comparison;

  private ChangeJson(JsonGenerator out, Comparison comparison) {
    this.out = out;
    this.comparison = comparison;
  }

  static void write(Comparison comparison, OutputStream stream) throws IOException {
    JsonGenerator out = PrettyJson.to(stream);
    new ChangeJson(out, comparison).write();
    out.flush();
  }

  private void write() throws IOException {
    out.writeStartObject();
    side("before", comparison.before());
    side("after", comparison.after());
    number("volume", comparison.volume());
    out.writeArrayFieldStart("patterns");
    for (PatternChange change : comparison.patterns()) {
      write(change);
    }
    out.writeEndArray();
    out.writeArrayFieldStart("values");
    for (ValueChange change : comparison.values()) {
      write(change);
    }
    out.writeEndArray();
    out.writeArrayFieldStart("problems");
    for (String problem : comparison.problems()) {
      out.writeString(problem);
    }
    out.writeEndArray();
    out.writeEndObject();
    out.writeRaw('\n');
  }

  private void side(String name, Report side) throws IOException {
    out.writeObjectFieldStart(name);
    out.writeArrayFieldStart("sources");
    for (SourceReport source : side.sources()) {
      out.writeString(source.name());
    }
    out.writeEndArray();
    out.writeNumberField("lines", side.lines().total() - side.lines().outside());
    out.writeNumberField("events", side.chunk().counts().events());
    when(side.chunk().window());
    out.writeEndObject();
  }

  private void when(@Nullable TimeRange when) throws IOException {
    if (when != null) {
      out.writeStringField("first", when.first().toString());
      out.writeStringField("last", when.last().toString());
    }
  }

  private void write(PatternChange change) throws IOException {
    out.writeStartObject();
    out.writeStringField("kind", word(change.kind()));
    pattern(change.pattern());
    if (change.level() != null) {
      out.writeStringField("level", change.level().name());
    }
    number("bits", change.bits());
    out.writeBooleanField("significant", change.significant());
    if (change.before() != null && change.after() != null) {
      number("times", change.times());
    }
    pattern("before", change.before(), comparison.before());
    pattern("after", change.after(), comparison.after());
    out.writeEndObject();
  }

  private void pattern(Pattern pattern) throws IOException {
    out.writeStringField("id", pattern.id().toString());
    out.writeStringField("template", pattern.template());
  }

  private void pattern(String name, @Nullable PatternStats stats, Report side) throws IOException {
    out.writeObjectFieldStart(name);
    long events = stats == null ? 0 : stats.counts().events();
    out.writeNumberField("events", events);
    long all = side.chunk().counts().events();
    number("perEvent", all == 0 ? 0 : (double) events / all);
    TimeRange window = side.chunk().window();
    Duration length = window == null ? Duration.ZERO : window.duration();
    if (!length.isZero()) {
      number("perMinute", events * 60_000.0 / Math.max(1, length.toMillis()));
    }
    if (stats != null) {
      out.writeObjectFieldStart("levels");
      for (Map.Entry<Level, Long> level : stats.counts().levels().entrySet()) {
        out.writeNumberField(level.getKey().name(), level.getValue());
      }
      out.writeEndObject();
      when(stats.seen());
      if (!stats.examples().isEmpty()) {
        Event example = stats.examples().get(0);
        out.writeStringField("example", example.id().toString());
        out.writeStringField("message", example.message());
      }
    }
    out.writeEndObject();
  }

  private void write(ValueChange change) throws IOException {
    Pattern pattern = change.patternAfter().pattern();
    Slot slot = pattern.slots().get(change.slot());
    out.writeStartObject();
    out.writeStringField("kind", word(change.kind()));
    pattern(pattern);
    out.writeNumberField("slot", change.slot());
    if (slot.name() != null) {
      out.writeStringField("name", slot.name());
    }
    out.writeStringField("type", slot.type().name());
    number("bits", change.bits());
    if (change.value() != null) {
      out.writeStringField("value", change.value());
      number("before", change.before());
      number("after", change.after());
    } else {
      numbers("before", change.patternBefore().pattern().slots().get(change.slot()).stats());
      numbers("after", slot.stats());
    }
    out.writeEndObject();
  }

  private void numbers(String name, @Nullable SlotStats stats) throws IOException {
    NumberStats numbers = stats == null ? null : stats.numbers();
    if (numbers != null) {
      out.writeObjectFieldStart(name);
      out.writeStringField("unit", word(numbers.unit()));
      for (NumberStats.Quantile quantile : numbers.quantiles()) {
        number("p" + Math.round(quantile.share() * 100), quantile.value());
      }
      out.writeEndObject();
    }
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Four leading digits say all that is known. */
  private void number(String name, double value) throws IOException {
    out.writeFieldName(name);
    out.writeNumber(new java.math.BigDecimal(value, new java.math.MathContext(4)).doubleValue());
  }
}
