package io.loginsight.core.engine;

import io.loginsight.core.format.Continuations;
import io.loginsight.core.format.FormatChain;
import io.loginsight.core.format.LineRole;
import io.loginsight.core.format.LineSample;
import io.loginsight.core.read.LineBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Notices when the lines of a source are no longer written as its first ones, and learns how they
 * are. What it does, and at which line, depends on the lines and their numbers alone and not on
 * where blocks are cut.
 *
 * <p><b>Threads:</b> Confined.
 */
final class FormatWatch {

  /** How the lines before are written is known from the sample at the beginning. */
  private static final long FIRST = 4_096;

  /**
   * One line in so many is tested, which takes some 300 ns: 2 to 5 ns a line. A prime, so that of
   * lines that come in turns each has its turn.
   */
  private static final int STRIDE = 127;

  /** If a line does not tell, because it continues an event, the next ones are tested. */
  private static final int TRIES = 8;

  /** Of the last 32 tests more than these must have failed. */
  private static final int FAILURES = 16;

  private static final int SAMPLE_LINES = 1_024;
  private static final int SAMPLE_BYTES = 1 << 20;

  /** The sample is taken of so many lines, where only some of them are wanted. */
  private static final int SAMPLE_REACH = 8_192;

  /**
   * So many lines are not tested when nothing was learnt; then twice as many, and so on. To look in
   * vain takes some 2 ms.
   */
  private static final long PAUSE = 8_192;

  private static final long LONGEST_PAUSE = 1 << 20;

  /** So often another format is learnt; each one makes other lines slower. */
  private static final int MOST_CHANGES = 8;

  private final FormatFinder finder;
  private final ParsedLine parsed = new ParsedLine();
  private FormatChain chain;
  private FormatChain.@Nullable Reader reader; // made when the first line is tested
  private @Nullable LineSample sample; // while it is taken
  private long sampleEnd;
  private int failures; // a bit for each of the last tests
  private long nextTest = FIRST;
  private long pause = PAUSE;
  private int changesLeft;
  private @Nullable Change change;

  /**
   * How the lines of a source are read from one of them on.
   *
   * @param chain the formats, those of the lines before among them
   * @param isBehindHeader whether the line before is the header of the first one
   * @param notes what a reader of the report must know
   */
  record Change(FormatChain chain, boolean isBehindHeader, List<String> notes) {}

  /**
   * Makes one for the next source.
   *
   * @param finder has just looked at the first lines of the source
   * @param chain what it found
   */
  FormatWatch(FormatFinder finder, FormatChain chain) {
    this.finder = finder;
    this.chain = chain;
    this.changesLeft = finder.isAskedFor() ? 0 : MOST_CHANGES;
  }

  /**
   * Looks at the next lines.
   *
   * @return how many of them are read as those before; the others are to be given again
   */
  int look(LineBlock lines) {
    change = null;
    int line = 0;
    while (line < lines.lines() && change == null && changesLeft > 0) {
      LineSample taken = sample;
      line = taken == null ? test(lines, line) : take(lines, line, taken);
    }
    return change == null ? lines.lines() : line;
  }

  /** Returns how lines are read behind those that were looked at; null if as before. */
  @Nullable Change change() {
    return change;
  }

  /** Returns the line behind those that were passed. */
  private int test(LineBlock lines, int from) {
    long first = lines.firstLine();
    nextTest = Math.max(nextTest, first + from);
    while (nextTest < first + lines.lines()) {
      int line = (int) (nextTest - first);
      boolean known = isKnown(lines, line);
      boolean tells = known || isEvent(lines, line);
      nextTest += tells || nextTest % STRIDE >= TRIES - 1 ? STRIDE - nextTest % STRIDE : 1;
      if (tells) {
        failures = failures << 1 | (known ? 0 : 1);
      }
      if (Integer.bitCount(failures) > FAILURES) {
        sample = new LineSample();
        sampleEnd = first + line + SAMPLE_REACH;
        return line + 1;
      }
    }
    return lines.lines();
  }

  /** Returns the line behind those that were passed. */
  private int take(LineBlock lines, int from, LineSample into) {
    for (int line = from; line < lines.lines(); line++) {
      if (!isKnown(lines, line) && !lines.isBlank(line)) {
        into.add(lines.bytes(), lines.start(line), lines.end(line));
      }
      long number = lines.firstLine() + line;
      if (into.lines() == SAMPLE_LINES || into.size() >= SAMPLE_BYTES || number == sampleEnd) {
        learn(into, number + 1);
        return line + 1;
      }
    }
    return lines.lines();
  }

  private void learn(LineSample from, long number) {
    sample = null;
    failures = 0;
    FormatFinder.Found found = finder.findMore(from);
    if (found == null) {
      nextTest = number + pause;
      pause = Math.min(2 * pause, LONGEST_PAUSE);
      return;
    }
    changesLeft--;
    pause = PAUSE;
    chain = chain.with(found.chain());
    reader = null;
    List<String> notes = new ArrayList<>();
    notes.add("From line " + (number + 1) + " on another format is read, too: " + ids(found));
    notes.addAll(found.notes());
    change = new Change(chain, parsed.isHeader(), notes);
  }

  private static String ids(FormatFinder.Found found) {
    return found.chain().entries().stream()
        .map(FormatChain.Entry::id)
        .collect(Collectors.joining(", "));
  }

  /** Says whether a line is written as those of a sample, and leaves what it says. */
  private boolean isKnown(LineBlock lines, int line) {
    FormatChain.Reader formats = reader;
    if (formats == null) {
      formats = chain.newReader();
      reader = formats;
    }
    parsed.clear();
    if (lines.isBlank(line)) {
      return false;
    }
    try {
      int format = formats.read(lines.bytes(), lines.start(line), lines.end(line), parsed);
      if (format >= 0) {
        return formats.isSure(format);
      }
    } catch (RuntimeException | StackOverflowError e) { // a plugin's; the worker will say so
    }
    parsed.clear();
    return false;
  }

  private boolean isEvent(LineBlock lines, int line) {
    boolean hasHeaders = !chain.entries().isEmpty();
    LineRole role =
        Continuations.classify(lines.bytes(), lines.start(line), lines.end(line), hasHeaders);
    return role == LineRole.EVENT;
  }
}
