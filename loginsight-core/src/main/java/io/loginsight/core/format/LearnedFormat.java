package io.loginsight.core.format;

import io.loginsight.spi.EventFields;
import io.loginsight.spi.FormatContext;
import io.loginsight.spi.LineParser;
import io.loginsight.spi.LogFormat;
import io.loginsight.spi.LogSample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The headers of a source as its own lines show them: one {@link HeaderLayout} for each family of
 * lines, so that a source may mix formats.
 *
 * <p>The family of a line is the shape of its first written timestamp, the position of that, and
 * whether a separator, a {@code |} or a number follows. Lines of a family that the sample did not
 * show are cut like the largest family, if they have its anchor.
 */
final class LearnedFormat implements LogFormat {

  /** How many lines of a family are looked at. */
  private static final int ENOUGH = 400;

  /** A family with fewer lines is not one, unless the sample is tiny. */
  private static final int FEW = 5;

  private static final int TINY_SAMPLE = 20;

  /** The timestamp that makes the family is looked for among so many fields. */
  private static final int FAMILY_FIELDS = 7;

  private static final int NO_TIME = Timestamps.SHAPES;
  private static final int FAMILIES = 16 << 8;
  private static final int DESCRIBED = 3;

  private final FormatContext context;
  private final DateOrder slashes;
  private final DateOrder dashes;
  private final @Nullable HeaderLayout[] layouts;
  private final HeaderLayout main;
  private final int familyFields;
  private final String description;
  private final boolean assumesYear;

  private LearnedFormat(
      FormatContext context,
      DateOrder slashes,
      DateOrder dashes,
      List<Family> families,
      LogSample sample) {
    this.context = context;
    this.slashes = slashes;
    this.dashes = dashes;
    layouts = new @Nullable HeaderLayout[FAMILIES];
    int fields = 2;
    for (Family family : families) {
      layouts[family.key] = family.layout;
      fields = Math.max(fields, (family.key >> 4 & 15) + 1);
    }
    familyFields = fields;
    main = families.get(0).layout;
    description = describe(families);
    Parser parser = new Parser();
    for (int i = 0; i < sample.lines(); i++) {
      parser.parse(sample.bytes(), sample.start(i), sample.end(i), NoFields.INSTANCE);
    }
    assumesYear = parser.yearless;
  }

  /** One family with its layout. */
  private record Family(int key, int lines, HeaderLayout layout) {}

  /** Returns the format of a sample, or null if its lines have no headers. */
  static @Nullable LearnedFormat learn(LogSample sample, FormatContext context) {
    Timestamps timestamps = new Timestamps(context);
    HeaderFields fields = new HeaderFields(timestamps);
    DateOrders slashes = new DateOrders();
    DateOrders dashes = new DateOrders();
    for (int i = 0; i < sample.lines(); i++) {
      fields.begin(sample.bytes(), sample.start(i), sample.end(i));
      collectDates(fields, sample.bytes(), slashes, dashes);
    }
    DateOrder slashOrder = slashes.likeliest(DateOrder.YEAR_FIRST);
    DateOrder dashOrder = dashes.likeliest(DateOrder.DAY_FIRST);
    timestamps.prefer(slashOrder, dashOrder);
    List<Family> families = families(sample, fields);
    return families.isEmpty()
        ? null
        : new LearnedFormat(context, slashOrder, dashOrder, families, sample);
  }

  private static void collectDates(
      HeaderFields fields, byte[] bytes, DateOrders slashes, DateOrders dashes) {
    for (int p = 0; p < FAMILY_FIELDS; p++) {
      fields.fill(p + 1);
      if (fields.count() <= p) {
        return;
      }
      if (fields.isTime(p)) {
        if (fields.shapes[p] == Timestamps.NUMERIC) {
          if (contains(bytes, fields.starts[p], fields.ends[p], '/')) {
            slashes.add(fields.timestamps);
          } else if (contains(bytes, fields.starts[p], fields.ends[p], '-')) {
            dashes.add(fields.timestamps);
          }
        }
        return;
      }
    }
  }

  private static boolean contains(byte[] bytes, int from, int to, int wanted) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == wanted) {
        return true;
      }
    }
    return false;
  }

  private static List<Family> families(LogSample sample, HeaderFields fields) {
    Map<Integer, List<HeaderRow>> rows = new TreeMap<>();
    Map<Integer, Integer> lines = new TreeMap<>();
    for (int i = 0; i < sample.lines(); i++) {
      fields.begin(sample.bytes(), sample.start(i), sample.end(i));
      int key = family(fields, FAMILY_FIELDS);
      List<HeaderRow> family = rows.computeIfAbsent(key, k -> new ArrayList<>());
      if (lines.merge(key, 1, Integer::sum) <= ENOUGH) {
        fields.fill(HeaderFields.CAPACITY);
        family.add(new HeaderRow(fields, sample.bytes(), sample.start(i), sample.end(i)));
      }
    }
    List<Family> families = new ArrayList<>();
    rows.forEach(
        (key, family) -> {
          if (family.size() >= FEW || sample.lines() < TINY_SAMPLE) {
            HeaderLayout layout = LayoutLearner.learn(family);
            if (layout != null) {
              families.add(new Family(key, lines.getOrDefault(key, 0), layout));
            }
          }
        });
    families.sort(
        Comparator.comparing((Family family) -> !family.layout.isTimed())
            .thenComparing(Family::lines, Comparator.reverseOrder())
            .thenComparing(Family::key));
    return families;
  }

  /** Returns the key of a line's family, reading as many of its fields as that takes. */
  private static int family(HeaderFields fields, int limit) {
    int weak = -1; // a count of seconds or a date alone: any number may look like one
    for (int p = 0; p < limit; p++) {
      fields.fill(p + 1);
      if (fields.count() <= p) {
        break;
      }
      if (!fields.isTime(p)) {
        continue;
      }
      int shape = fields.shapes[p];
      if (shape < Timestamps.EPOCH) {
        return shape << 8 | p << 4 | next(fields, p + 1);
      }
      if (weak < 0) {
        weak = shape << 8 | p << 4;
      }
    }
    if (weak >= 0) {
      return weak;
    }
    return NO_TIME << 8 | (hasLevelInFront(fields) ? 1 : 0);
  }

  /** {@code WARN …}, {@code [main] WARN …}, {@code 1234 [main] WARN …}. */
  private static boolean hasLevelInFront(HeaderFields fields) {
    fields.fill(3);
    int n = fields.count();
    return (n > 0 && fields.kind(0) == HeaderFields.LEVEL)
        || (n > 1 && fields.kind(1) == HeaderFields.LEVEL)
        || (n > 2
            && fields.isNumber(0)
            && fields.kind(1) == HeaderFields.BRACKET
            && fields.kind(2) == HeaderFields.LEVEL);
  }

  private static int next(HeaderFields fields, int p) {
    fields.fill(p + 1);
    if (fields.count() <= p) {
      return 0;
    }
    if (fields.isSeparator(p)) {
      return 1;
    }
    return fields.isPipe(p) ? 2 : fields.isNumber(p) ? 3 : 0;
  }

  private static String describe(List<Family> families) {
    StringBuilder text = new StringBuilder(families.get(0).layout.words());
    int described = Math.min(DESCRIBED, families.size());
    for (int i = 1; i < described; i++) {
      text.append("; also ").append(families.get(i).layout.words());
    }
    if (families.size() > described) {
      text.append("; and ").append(families.size() - described).append(" more");
    }
    return text.toString();
  }

  /** Says whether the lines of the largest family have a time. */
  boolean isTimed() {
    return main.isTimed();
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public boolean assumesYear() {
    return assumesYear;
  }

  @Override
  public LineParser parser() {
    return new Parser();
  }

  /** Cuts lines, and says what must be looked at again in those that are written alike. */
  final class Parser implements LineParser {

    private final HeaderFields fields;
    private HeaderLayout last = main;
    private boolean yearless;

    Parser() {
      Timestamps timestamps = new Timestamps(context);
      timestamps.prefer(slashes, dashes);
      fields = new HeaderFields(timestamps);
    }

    @Override
    public boolean parse(byte[] line, int from, int to, EventFields out) {
      fields.begin(line, from, to);
      HeaderLayout layout = layouts[family(fields, familyFields)];
      HeaderLayout used = layout == null ? main : layout;
      last = used;
      boolean accepted = used.cut(fields, line, to, out);
      yearless |= accepted && used.lacksYear(fields);
      return accepted;
    }

    /** Takes a line only if its family is one of the sample's and it has all columns of that. */
    boolean parseIfSure(byte[] line, int from, int to, EventFields out) {
      fields.begin(line, from, to);
      HeaderLayout layout = layouts[family(fields, familyFields)];
      if (layout == null || !layout.fits(fields)) {
        return false;
      }
      last = layout;
      return layout.cut(fields, line, to, out);
    }

    /** Says whether {@link #parseIfSure} would have taken the line that was just accepted. */
    boolean isSure() {
      return layouts[family(fields, familyFields)] == last && last.fits(fields);
    }

    /** Returns the proof for the line that was just accepted, or null if there is none. */
    @Nullable HeaderProof prove(byte[] line, int from, int message, int to) {
      return last.prove(fields, line, from, message, to);
    }
  }
}
