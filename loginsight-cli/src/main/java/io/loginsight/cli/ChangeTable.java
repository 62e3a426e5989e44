package io.loginsight.cli;

import io.loginsight.api.Comparison;
import io.loginsight.api.Event;
import io.loginsight.api.Level;
import io.loginsight.api.NumberStats;
import io.loginsight.api.NumberStats.Unit;
import io.loginsight.api.Pattern;
import io.loginsight.api.PatternChange;
import io.loginsight.api.PatternChange.Kind;
import io.loginsight.api.PatternStats;
import io.loginsight.api.Report;
import io.loginsight.api.Slot;
import io.loginsight.api.TimeRange;
import io.loginsight.api.ValueChange;
import io.loginsight.cli.Look.Tone;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is different between two sides, as a table for a person. */
final class ChangeTable {

  private static final int TEMPLATE_AT = 45;
  private static final int MAX_ROWS = 10;
  private static final String MARK = "<***>";
  private static final DateTimeFormatter DATE_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Comparison comparison;
  private final Look look;
  private final List<String> rows = new ArrayList<>();

  ChangeTable(Comparison comparison, Look look) {
    this.comparison = comparison;
    this.look = look;
  }

  /** Returns the sides in a line each, and then what changed, most surely first. */
  List<String> rows() {
    addSide("Before", comparison.before());
    addSide("After", comparison.after());
    long same = comparison.patterns(Kind.SAME).size();
    add(
        Numbers.count(same, "pattern")
            + (same == 1 ? " is" : " are")
            + " as before; usual are "
            + times(comparison.volume())
            + " events after for each before");
    addPatterns("New", Kind.NEW);
    addPatterns("Gone", Kind.GONE);
    addPatterns("Risen", Kind.RISEN);
    addPatterns("Fallen", Kind.FALLEN);
    addValues();
    return rows;
  }

  private void addSide(String name, Report side) {
    long events = side.chunk().counts().events();
    TimeRange window = side.chunk().window();
    String text = Numbers.count(side.lines().total() - side.lines().outside(), "line");
    text += ", " + Numbers.count(events, "event");
    if (window != null) {
      double minutes = window.duration().toMillis() / 60_000.0;
      text +=
          minutes > 1 ? String.format(Locale.ROOT, ", %s a minute", number(events / minutes)) : "";
      text += ", " + DATE_TIME.format(window.first()) + " to " + DATE_TIME.format(window.last());
    }
    rows.add(look.paint(Tone.HEADING, Look.pad(name, 6)) + "  " + look.cut(text, look.width() - 8));
  }

  /** Those that are new by chance are shown, too, serious ones first: one may be the cause. */
  private void addPatterns(String title, Kind kind) {
    List<PatternChange> all = comparison.patterns(kind);
    List<PatternChange> sure = all.stream().filter(PatternChange::significant).toList();
    List<PatternChange> others =
        all.stream()
            .filter(change -> !change.significant())
            .sorted(Comparator.comparing(ChangeTable::seriousness).reversed()) // is stable
            .toList();
    boolean showsOthers = kind == Kind.NEW && !others.isEmpty();
    if (sure.isEmpty() && !showsOthers) {
      return;
    }
    String more =
        others.isEmpty()
            ? ""
            : ", and " + Numbers.count(others.size()) + " that may be so by chance";
    addHeading(title, Numbers.count(sure.size(), "pattern") + more);
    sure.stream().limit(MAX_ROWS).forEach(this::add);
    addRest(sure.size() - MAX_ROWS);
    if (showsOthers) {
      add("  too few or too close together to be sure:");
      others.stream().limit(MAX_ROWS).forEach(this::add);
      addRest(others.size() - MAX_ROWS);
    }
  }

  private static int seriousness(PatternChange change) {
    Level level = change.level();
    return level == null ? 0 : Math.max(0, level.compareTo(Level.INFO));
  }

  private void add(PatternChange change) {
    String times =
        change.kind() == Kind.NEW || change.kind() == Kind.GONE ? "-" : times(change.times());
    String row =
        row(
            bits(change.bits()),
            Numbers.count(change.eventsBefore()),
            Numbers.count(change.eventsAfter()),
            times,
            change.level() == null ? "-" : String.valueOf(change.level()));
    rows.add(row + rest(change.pattern().template()));
    addExample(change);
  }

  private void addExample(PatternChange change) {
    PatternStats seen = change.seen();
    Event example =
        seen.examples().stream()
            .filter(event -> event.level() == change.level())
            .findFirst()
            .orElse(seen.examples().isEmpty() ? null : seen.examples().get(0));
    if (example != null) {
      String place = look.cutStart(Visible.text(example.id().toString()), look.width() / 3) + ": ";
      String text =
          look.cut(Visible.text(example.message()), look.width() - 8 - Look.columnsOf(place));
      rows.add(" ".repeat(8) + look.paint(Tone.FAINT, place + text));
    }
  }

  private void addValues() {
    List<ValueChange> values = comparison.values();
    if (values.isEmpty()) {
      return;
    }
    addHeading("Values", Numbers.count(values.size(), "change"));
    for (ValueChange change : values.subList(0, Math.min(MAX_ROWS, values.size()))) {
      Slot slot = change.patternAfter().pattern().slots().get(change.slot());
      String name = slot.name() == null ? MARK : slot.name();
      add(String.format("%6s  ", bits(change.bits())) + Visible.text(name + ": " + text(change)));
      String in = Visible.text(marked(change.patternAfter().pattern(), change.slot()));
      rows.add(" ".repeat(8) + look.paint(Tone.FAINT, look.cut(in, look.width() - 8)));
    }
    addRest(values.size() - MAX_ROWS);
  }

  private static String text(ValueChange change) {
    NumberStats before = numbers(change.patternBefore(), change.slot());
    NumberStats after = numbers(change.patternAfter(), change.slot());
    if (change.kind() != ValueChange.Kind.NUMBERS || before == null || after == null) {
      return change.value()
          + (change.kind() == ValueChange.Kind.NEW_VALUE
              ? " is new: " + share(change.after())
              : ": " + share(change.before()) + ", now " + share(change.after()));
    }
    return ("median " + quantity(before, 0.5) + ", now " + quantity(after, 0.5))
        + ("; 95% up to " + quantity(before, 0.95) + ", now " + quantity(after, 0.95));
  }

  private static @Nullable NumberStats numbers(PatternStats pattern, int slot) {
    var stats = pattern.pattern().slots().get(slot).stats();
    return stats == null ? null : stats.numbers();
  }

  /** The template with another sign in place of the slot that changed. */
  private static String marked(Pattern pattern, int slot) {
    String template = pattern.template();
    int at = template.indexOf(Pattern.SLOT);
    for (int i = 0; i < slot && at >= 0; i++) {
      at = template.indexOf(Pattern.SLOT, at + Pattern.SLOT.length());
    }
    return at < 0
        ? template
        : template.substring(0, at) + MARK + template.substring(at + Pattern.SLOT.length());
  }

  private void addHeading(String title, String rest) {
    rows.add("");
    rows.add(look.paint(Tone.HEADING, title) + ": " + rest);
    if (!title.equals("Values")) {
      rows.add(
          look.paint(Tone.FAINT, row("BITS", "BEFORE", "AFTER", "TIMES", "LEVEL") + "TEMPLATE"));
    }
  }

  private void addRest(int count) {
    if (count > 0) {
      add("  and " + Numbers.count(count) + " more: add --json OUT");
    }
  }

  private static String row(String bits, String before, String after, String times, String level) {
    return String.format("%6s  %9s  %9s  %6s  %-5s  ", bits, before, after, times, level);
  }

  private String rest(String template) {
    return look.cut(Visible.text(template), Math.max(20, look.width() - TEMPLATE_AT));
  }

  private void add(String line) {
    rows.add(look.cut(line, look.width()));
  }

  private static String bits(double bits) {
    return Numbers.count(Math.round(bits));
  }

  private static String share(double share) {
    return String.format(Locale.ROOT, "%.1f%%", 100 * share);
  }

  private static String times(double times) {
    if (times >= 9.95) {
      return Numbers.count(Math.round(times));
    }
    String format = times >= 0.995 ? "%.1f" : times >= 0.0095 ? "%.2f" : "%.4f";
    return String.format(Locale.ROOT, format, times);
  }

  private static String quantity(NumberStats numbers, double share) {
    double value =
        numbers.quantiles().stream()
            .filter(quantile -> quantile.share() >= share)
            .findFirst()
            .map(NumberStats.Quantile::value)
            .orElse(numbers.max());
    return numbers.unit() == Unit.NONE ? number(value) : withUnit(value, numbers.unit());
  }

  private static String withUnit(double value, Unit unit) {
    boolean time = unit == Unit.NANOSECONDS;
    String[] names =
        time ? new String[] {"ns", "us", "ms", "s"} : new String[] {"B", "KB", "MB", "GB"};
    double step = time ? 1_000 : 1_024;
    int at = 0;
    double scaled = value;
    while (at < names.length - 1 && Math.abs(scaled) >= step) {
      scaled /= step;
      at++;
    }
    return number(scaled) + " " + names[at];
  }

  /** Returns three leading digits, and all of a whole number. */
  private static String number(double value) {
    double size = Math.abs(value);
    return size >= 100 || size == Math.rint(size)
        ? String.format(Locale.ROOT, "%,.0f", value)
        : String.format(Locale.ROOT, size >= 10 ? "%.1f" : "%.2f", value);
  }
}
