package io.loginsight.core.format;

import static java.util.Objects.requireNonNull;

import io.loginsight.spi.EventFields;
import io.loginsight.spi.FormatContext;
import io.loginsight.spi.LineParser;
import io.loginsight.spi.LogFormat;
import io.loginsight.spi.LogFormatProvider;
import io.loginsight.spi.LogSample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The formats of one source, in the order in which they are asked. Each sees only the lines that
 * the ones before it did not take, in the sample as in the source.
 *
 * <p><b>Threads:</b> Immutable.
 */
public final class FormatChain {

  private final List<Entry> entries;
  private final boolean isGrown;

  private FormatChain(List<Entry> entries, boolean isGrown) {
    this.entries = List.copyOf(entries);
    this.isGrown = isGrown;
  }

  /**
   * A format that was found.
   *
   * <p><b>Threads:</b> Immutable.
   *
   * @param id the id of its provider
   * @param description the layout in words
   * @param confidence the share of the sample's lines that this format takes, in {@code [0, 1]};
   *     lines that no format takes because they continue an event are left out of account
   * @param format the format
   */
  public record Entry(String id, String description, double confidence, LogFormat format) {

    /** Checks the references. */
    public Entry {
      requireNonNull(id, "id");
      requireNonNull(description, "description");
      requireNonNull(format, "format");
    }
  }

  /**
   * Finds the formats of a source.
   *
   * @param providers the formats to look for
   * @param sample the first lines of the source, or some further behind
   * @param context what to assume where a line is silent
   * @param forcedId the only format to look for, or null for all
   * @return the formats found; none if the lines have no headers
   * @throws IllegalArgumentException if no provider has the forced id
   * @throws FormatProviderException if a provider throws
   */
  public static FormatChain detect(
      List<LogFormatProvider> providers,
      LogSample sample,
      FormatContext context,
      @Nullable String forcedId) {
    List<Entry> found = new ArrayList<>();
    LogSample rest = sample;
    for (LogFormatProvider provider : inOrder(providers, forcedId)) {
      if (rest.lines() == 0) {
        break;
      }
      LineSample left = new LineSample();
      Entry entry = detect(provider, rest, context, sample.lines(), left);
      if (entry != null) {
        found.add(entry);
        rest = left;
      }
    }
    return new FormatChain(found.isEmpty() ? found : sharesOfEvents(found, sample, rest), false);
  }

  /** Returns the entries with their shares of the lines that do not merely continue an event. */
  private static List<Entry> sharesOfEvents(List<Entry> found, LogSample sample, LogSample left) {
    int continuing = 0;
    for (int i = 0; i < left.lines(); i++) {
      LineRole role = Continuations.classify(left.bytes(), left.start(i), left.end(i), true);
      continuing += role == LineRole.CONTINUATION ? 1 : 0;
    }
    double scale = (double) sample.lines() / (sample.lines() - continuing);
    return found.stream()
        .map(
            entry ->
                new Entry(
                    entry.id(),
                    entry.description(),
                    Math.min(1, entry.confidence() * scale),
                    entry.format()))
        .toList();
  }

  private static List<LogFormatProvider> inOrder(
      List<LogFormatProvider> providers, @Nullable String forcedId) {
    List<LogFormatProvider> sorted = new ArrayList<>(providers);
    sorted.sort(
        Comparator.comparingInt(LogFormatProvider::order).thenComparing(LogFormatProvider::id));
    if (forcedId == null) {
      return sorted;
    }
    List<LogFormatProvider> forced = sorted.stream().filter(p -> p.id().equals(forcedId)).toList();
    if (forced.isEmpty()) {
      throw new IllegalArgumentException(
          "No format has the id '"
              + forcedId
              + "'; there are "
              + sorted.stream().map(LogFormatProvider::id).toList());
    }
    return forced;
  }

  /** Asks one provider; copies the lines that its format does not take. */
  private static @Nullable Entry detect(
      LogFormatProvider provider,
      LogSample sample,
      FormatContext context,
      int allLines,
      LineSample left) {
    try {
      LogFormat format = provider.detect(sample, context);
      if (format == null) {
        return null;
      }
      LineParser parser = format.parser();
      int taken = 0;
      for (int i = 0; i < sample.lines(); i++) {
        int from = sample.start(i);
        int to = sample.end(i);
        if (parser.parse(sample.bytes(), from, to, NoFields.INSTANCE)) {
          taken++;
        } else {
          left.add(sample.bytes(), from, to);
        }
      }
      double share = (double) taken / allLines;
      return taken == 0 ? null : new Entry(provider.id(), format.description(), share, format);
    } catch (RuntimeException | LinkageError e) {
      throw new FormatProviderException(provider.id(), e);
    }
  }

  /**
   * Returns the formats that were found.
   *
   * @return in the order in which they are asked; empty if the lines have no headers
   */
  public List<Entry> entries() {
    return entries;
  }

  /**
   * Returns a chain that goes on with formats that were found further behind in the source. A line
   * of which a learnt format is not sure is left to it only if no other one takes it.
   *
   * @param more the formats found
   * @return these formats, then those
   */
  public FormatChain with(FormatChain more) {
    List<Entry> all = new ArrayList<>(entries);
    all.addAll(more.entries);
    return new FormatChain(all, !entries.isEmpty());
  }

  /**
   * Says whether some times of the source name a date without its year.
   *
   * @return whether {@link FormatContext#year} was needed
   */
  public boolean assumesYear() {
    return entries.stream().anyMatch(entry -> entry.format().assumesYear());
  }

  /**
   * Returns a new reader.
   *
   * @return confined to the thread that will use it
   */
  public Reader newReader() {
    LineParser[] parsers = new LineParser[entries.size()];
    for (int i = 0; i < parsers.length; i++) {
      parsers[i] = entries.get(i).format().parser();
    }
    return new Reader(parsers, isGrown);
  }

  /**
   * Reads the lines of one source, one after another.
   *
   * <p><b>Threads:</b> Confined.
   */
  public static final class Reader {

    private final LineParser[] parsers;
    private final boolean asksTwice;
    private boolean wasUnsure; // whether the last line was taken when asked again

    private Reader(LineParser[] parsers, boolean asksTwice) {
      this.parsers = parsers;
      this.asksTwice = asksTwice;
    }

    /**
     * Reads a line in the first format that takes it.
     *
     * @param line holds the line, with {@link LineParser#PADDING} bytes around it
     * @param from offset of its first byte
     * @param to offset behind its last byte, line end excluded
     * @param out takes what was found
     * @return the index of the format in {@link #entries}, or -1 if the line is in none
     */
    public int read(byte[] line, int from, int to, EventFields out) {
      if (asksTwice) {
        return readTwice(line, from, to, out);
      }
      for (int i = 0; i < parsers.length; i++) {
        if (parsers[i].parse(line, from, to, out)) {
          return i;
        }
      }
      return -1;
    }

    private int readTwice(byte[] line, int from, int to, EventFields out) {
      wasUnsure = false;
      for (int i = 0; i < parsers.length; i++) {
        boolean takes =
            parsers[i] instanceof LearnedFormat.Parser learned
                ? learned.parseIfSure(line, from, to, out)
                : parsers[i].parse(line, from, to, out);
        if (takes) {
          return i;
        }
      }
      wasUnsure = true;
      for (int i = 0; i < parsers.length; i++) {
        if (parsers[i] instanceof LearnedFormat.Parser && parsers[i].parse(line, from, to, out)) {
          return i;
        }
      }
      return -1;
    }

    /**
     * Says whether the line that was just read is written as lines that the sample has shown, and
     * does not merely have something in common with them.
     *
     * @param format what {@link #read} has returned, 0 or more
     */
    public boolean isSure(int format) {
      return !(parsers[format] instanceof LearnedFormat.Parser learned) || learned.isSure();
    }

    /**
     * Says whether {@link #prove} may have an answer.
     *
     * @return whether the format that is asked first is one that was learnt
     */
    public boolean mayProve() {
      return parsers.length > 0 && parsers[0] instanceof LearnedFormat.Parser;
    }

    /**
     * Returns what must be looked at again in lines that are written as the last one was.
     *
     * @param line holds the line that was just read in the first format
     * @param from offset of its first byte
     * @param message offset of the first byte of its message, which is in {@code line}, too
     * @param to offset behind the last byte of the line
     * @return the proof, or null if such lines must be read anew
     */
    public @Nullable HeaderProof prove(byte[] line, int from, int message, int to) {
      return parsers[0] instanceof LearnedFormat.Parser learned && !wasUnsure
          ? learned.prove(line, from, message, to)
          : null;
    }
  }
}
