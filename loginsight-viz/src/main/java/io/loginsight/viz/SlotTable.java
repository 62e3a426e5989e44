package io.loginsight.viz;

import io.loginsight.api.NumberStats;
import io.loginsight.api.NumberStats.Quantile;
import io.loginsight.api.Slot;
import io.loginsight.api.SlotStats;
import io.loginsight.api.SlotStats.ValueCount;
import io.loginsight.api.SlotType;
import java.util.List;
import java.util.Locale;

/**
 * The variable parts of a pattern: how numbers are distributed, which other values are frequent.
 * The script writes the same for rows that it makes.
 */
final class SlotTable {

  private static final int TOP = 5;
  private static final int CHARS = 120;
  private static final int WIDTH = 140;
  private static final int HEIGHT = 14;

  /** Numbers that differ by a larger factor are drawn by their logarithms. */
  private static final double LARGE_FACTOR = 50;

  private SlotTable() {}

  /** Writes the table, unless it would say nothing but the types. */
  static void write(List<Slot> slots, Html html) {
    if (slots.stream().noneMatch(SlotTable::saysMoreThanItsType)) {
      return;
    }
    html.start("div", "scroll").start("table", "slots");
    Parts.head(html, "Variable", "Type", "Values seen");
    html.start("tbody");
    for (int i = 0; i < slots.size(); i++) {
      Slot slot = slots.get(i);
      html.start("tr").leaf("td", slot.name() == null ? "#" + (i + 1) : slot.name());
      html.start("td").leaf("span", "slot", Words.lower(slot.type())).end();
      html.start("td");
      values(slot, html);
      html.end().end();
    }
    html.end().end().end();
  }

  private static boolean saysMoreThanItsType(Slot slot) {
    return slot.name() != null || !slot.examples().isEmpty() || slot.stats() != null;
  }

  private static void values(Slot slot, Html html) {
    SlotStats stats = slot.stats();
    if (stats != null && stats.numbers() != null && !isFewCodes(slot.type(), stats)) {
      numbers(stats.numbers(), html);
    } else if (stats != null && !stats.top().isEmpty()) {
      top(stats, html);
    } else {
      for (String example : slot.examples()) {
        html.leaf("code", Words.cut(example, CHARS)).text(" ");
      }
    }
    if (stats != null) {
      html.leaf("small", about(stats));
    }
  }

  /** Of a few numbers such as states it matters how frequent each is. */
  private static boolean isFewCodes(SlotType type, SlotStats stats) {
    return (type == SlotType.NUMBER || type == SlotType.PORT) && stats.isComplete();
  }

  private static String about(SlotStats stats) {
    boolean told = stats.isComplete() && stats.distinct() <= TOP;
    String text = told ? "" : Words.number(stats.distinct()) + " different";
    if (stats.sampled() == stats.values()) {
      return text;
    }
    String from = "from " + Words.number(stats.sampled()) + " of " + Words.number(stats.values());
    return text.isEmpty() ? from : text + " · " + from;
  }

  private static void top(SlotStats stats, Html html) {
    for (ValueCount value : stats.top().subList(0, Math.min(TOP, stats.top().size()))) {
      String share = Words.share(Math.min(value.count(), stats.values()), stats.values());
      html.start("span", "val");
      Parts.meter((double) value.count() / stats.values(), share, html);
      html.leaf("code", Words.cut(value.value(), CHARS)).leaf("small", share).end();
    }
  }

  private static void numbers(NumberStats numbers, Html html) {
    html.start("span", "val");
    if (numbers.min() < numbers.max()) {
      box(numbers, html);
    }
    html.leaf("b", said(numbers, quantile(numbers, 0.5))).leaf("small", "median");
    if (numbers.min() < numbers.max()) {
      html.leaf("b", said(numbers, quantile(numbers, 0.95))).leaf("small", "95%");
      html.leaf("b", said(numbers, numbers.min()) + " – " + said(numbers, numbers.max()));
      html.leaf("small", "range");
    }
    html.end();
  }

  private static String said(NumberStats numbers, double value) {
    return Words.quantity(value, numbers.unit());
  }

  private static double quantile(NumberStats numbers, double share) {
    for (Quantile quantile : numbers.quantiles()) {
      if (quantile.share() >= share) {
        return quantile.value();
      }
    }
    return numbers.max();
  }

  /** Draws where nine tenths of the numbers lie, the middle half of them, and the median. */
  private static void box(NumberStats numbers, Html html) {
    html.start("svg", "box").attr("viewBox", "0 0 " + WIDTH + " " + HEIGHT);
    html.attr("aria-hidden", "true");
    line("axis", numbers, numbers.min(), numbers.max(), html);
    line("most", numbers, quantile(numbers, 0.05), quantile(numbers, 0.95), html);
    line("half", numbers, quantile(numbers, 0.25), quantile(numbers, 0.75), html);
    html.start("path", "median").attr("d", "M" + x(numbers, quantile(numbers, 0.5)) + " 1v12");
    html.end().end();
  }

  private static void line(String css, NumberStats numbers, double from, double to, Html html) {
    html.start("path", css);
    html.attr("d", "M" + x(numbers, from) + " 7H" + x(numbers, to)).end();
  }

  private static String x(NumberStats numbers, double value) {
    double min = numbers.min();
    double max = numbers.max();
    double share =
        min > 0 && max > min * LARGE_FACTOR
            ? StrictMath.log(value / min) / StrictMath.log(max / min)
            : (value / 2 - min / 2) / (max / 2 - min / 2);
    return String.format(Locale.ROOT, "%.1f", 2 + (WIDTH - 4) * share);
  }
}
