package io.loginsight.tck;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.loginsight.api.Figures;
import io.loginsight.api.Report;
import io.loginsight.spi.Visualizer;
import io.loginsight.spi.VisualizerProvider;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/**
 * What every {@link VisualizerProvider} and {@link Visualizer} promises.
 *
 * <p>Of the output it is known, by its media type, that HTML, XML and SVG hold no tag out of a log,
 * that JSON is JSON, that text is UTF-8 and holds nothing that steers a terminal. Whether a page is
 * safe in every place of its own is for the author's tests, best in a browser.
 *
 * <p><b>Threads:</b> Confined.
 */
public abstract class VisualizerContract extends ProviderContract<VisualizerProvider> {

  private static final String SAME =
      "let the output follow from the report alone: no clock, no random ids, no order of a HashMap,"
          + " no state from one call to the next.";

  /** For subclasses. */
  protected VisualizerContract() {
    super(
        VisualizerProvider.class,
        VisualizerProvider::id,
        loader -> ServiceLoader.load(VisualizerProvider.class, loader));
  }

  @Override
  protected abstract VisualizerProvider provider();

  @Override
  Object use(VisualizerProvider provider) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    provider.create().write(report(), out);
    return out;
  }

  @Test
  void mediaType_isWellFormed() {
    String type = provider().mediaType();
    Rule.check(
        type != null && type.matches("[a-z]+/[a-z0-9][a-z0-9.+-]*(; ?[a-z]+=[A-Za-z0-9-]+)*"),
        () -> "The media type is " + (type == null ? "null" : Rule.shown(type)) + ".",
        "return one such as 'text/html' or 'image/svg+xml'.");
  }

  @Test
  void write_report_writesBytes() {
    writes(report(), "a report");
  }

  @Test
  void write_emptyReport_writesBytes() {
    writes(Samples.emptyReport(), "the report of an empty input");
  }

  @Test
  void write_hostileText_writesBytes() {
    writes(hostile(), "a report of hostile text");
  }

  private void writes(Report report, String what) {
    Call<byte[]> call = Call.of(() -> bytes(provider().create(), report));
    call.check(
        "Of " + what + " it failed to make anything",
        "write every report: windows, examples, findings and formats may be missing, and text may"
            + " hold anything.");
    byte[] written = call.value();
    Rule.check(
        written != null && written.length > 0,
        () -> "Of " + what + " it wrote nothing.",
        "write all to 'out' before write() returns, and flush what wraps it.");
  }

  @Test
  void write_sameReportAgain_writesTheSameBytes() {
    byte[] expected = written(report());
    written(other());
    Call<byte[]> again =
        Call.of(
            () -> {
              Visualizer visualizer = provider().create();
              bytes(visualizer, other());
              bytes(visualizer, report());
              return bytes(visualizer, report());
            });
    same(expected, again, "Asked again,", SAME);
  }

  @Test
  @ResourceLock(Resources.LOCALE)
  @ResourceLock(Resources.TIME_ZONE)
  void write_inAnotherCountry_writesTheSameBytes() {
    byte[] expected = written(report());
    Call.elsewhere(
        () ->
            same(
                expected,
                Call.of(() -> bytes(provider().create(), report())),
                "With another default locale and time zone,",
                "pass Locale.ROOT to String.format, toLowerCase and toUpperCase, and ZoneOffset.UTC"
                    + " to what formats times."));
  }

  @Test
  void create_twice_visualizersShareNothing() {
    byte[] expected = written(report());
    VisualizerProvider provider = provider();
    written(other());
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    OutputStream interrupting =
        new OutputStream() { // another one writes while this one is in the middle of its work
          private int interruptions = 20;

          @Override
          public void write(int b) throws IOException {
            interrupt();
            kept.write(b);
          }

          @Override
          public void write(byte[] bytes, int from, int length) throws IOException {
            int half = length / 2;
            kept.write(bytes, from, half);
            interrupt();
            kept.write(bytes, from + half, length - half);
          }

          private void interrupt() throws IOException {
            if (interruptions-- > 0) {
              bytes(provider.create(), other());
            }
          }
        };
    OutputStream few = new BufferedOutputStream(interrupting, 64);
    Call<byte[]> call =
        Call.of(
            () -> {
              provider.create().write(report(), few);
              few.flush();
              return kept.toByteArray();
            });
    same(
        expected,
        call,
        "While another visualizer of the same provider was writing,",
        "let create() make all that a visualizer needs anew: buffers, generators, caches.");
  }

  @Test
  void write_out_isNotClosed() {
    boolean[] closed = new boolean[1];
    OutputStream out =
        new ByteArrayOutputStream() {
          @Override
          public void close() {
            closed[0] = true;
          }
        };
    Call<Object> call =
        Call.of(
            () -> {
              provider().create().write(report(), out);
              return out;
            });
    assumeTrue(call.failure() == null, () -> "it fails: " + call.failure());
    Rule.check(
        !closed[0],
        () -> "It closed 'out'.",
        "flush 'out' and leave it open: it belongs to the caller. A generator may need to be told.");
  }

  @Test
  void write_outThatFails_throwsItsException() {
    assumeTrue(Call.of(() -> bytes(provider().create(), report())).failure() == null, "it fails");
    IOException full = new IOException("the disk is full");
    OutputStream out =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw full;
          }

          @Override
          public void write(byte[] bytes, int from, int length) throws IOException {
            throw full;
          }
        };
    Call<Object> call =
        Call.of(
            () -> {
              provider().create().write(report(), out);
              return out;
            });
    Throwable failure = call.failure();
    Rule.check(
        failure instanceof IOException && (failure == full || failure.getCause() == full),
        () ->
            "When 'out' threw an IOException, write() "
                + (failure == null ? "returned" : "threw " + failure)
                + ".",
        "let the IOException through: no PrintWriter, which swallows it, and no wrapping.");
  }

  @Test
  void write_hostileText_canOnlyBeRead() {
    canOnlyBeRead(written(hostile()), "the report");
  }

  @Test
  void writeFigures_hostileText_canOnlyBeRead() {
    for (byte[] drawn : drawn(Samples.figures(Samples.hostileTexts()))) {
      canOnlyBeRead(drawn, "the figures");
    }
  }

  @Test
  void writeFigures_sameFiguresAgain_writesTheSameBytes() {
    List<byte[]> drawn = drawn(Samples.figures(List.of("a", "b")));
    for (byte[] each : drawn) {
      same(drawn.get(0), Call.of(() -> each), "Asked again for figures,", SAME);
    }
  }

  /** Returns what one visualizer makes of figures twice; nothing if it has none, which it may. */
  private List<byte[]> drawn(Figures figures) {
    Visualizer visualizer = provider().create();
    List<byte[]> drawn = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      Call<Visualizer> call =
          Call.of(
              () -> {
                visualizer.write(figures, out);
                return visualizer;
              });
      Throwable failure = call.failure();
      if (failure instanceof UnsupportedOperationException && out.size() == 0) {
        return List.of();
      }
      call.check(
          "Of figures it failed to make anything",
          "write all figures, or none: throw an UnsupportedOperationException before any bytes.");
      drawn.add(out.toByteArray());
    }
    return drawn;
  }

  private void canOnlyBeRead(byte[] bytes, String what) {
    String type = Objects.requireNonNullElse(provider().mediaType(), "");
    String kind = type.replaceFirst(";.*", "");
    boolean json = kind.endsWith("/json") || kind.endsWith("+json");
    boolean markup = kind.equals("text/html") || kind.endsWith("xml");
    if (!json && !markup && !kind.startsWith("text/")) {
      return; // nothing is known of other types
    }
    String text = decoded(bytes);
    if (json) {
      String fault = JsonSyntax.fault(text);
      Rule.check(
          fault == null,
          () -> "With hostile text in " + what + " it writes broken JSON: " + fault + ".",
          "let a JSON library write strings; replace lone surrogates by U+FFFD.");
    } else if (markup) {
      int at = text.toLowerCase(Locale.ROOT).indexOf(Samples.PROBE);
      Rule.check(
          at < 0,
          () -> "A tag out of a log got into the page: " + Rule.shown(text.substring(at)),
          "write '<' out of a log as &lt; in text and as \\u003c in a script, without exception.");
    } else {
      int at = steering(text);
      Rule.check(
          at < 0,
          () -> "A control character out of a log got through: " + Rule.shown(text.substring(at)),
          "replace control characters: they steer the terminal that shows the text.");
    }
  }

  private static Report report() {
    return Samples.report(Samples.shop());
  }

  private static Report other() {
    return Samples.report(Samples.withoutTimes());
  }

  private static Report hostile() {
    return Samples.report(Samples.hostile());
  }

  private static int steering(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < ' ' && c != '\n' && c != '\t' && c != '\r') || (c >= 0x7f && c < 0xa0)) {
        return i;
      }
    }
    return -1;
  }

  private static String decoded(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      Rule.broken(
          "With hostile text the output is not UTF-8.",
          "write UTF-8, and replace lone surrogates by U+FFFD.",
          e);
      return "";
    }
  }

  private static byte[] bytes(Visualizer visualizer, Report report) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    visualizer.write(report, out);
    return out.toByteArray();
  }

  /** Returns what a new visualizer makes of a report; skips the rule if it fails. */
  private byte[] written(Report report) {
    Call<byte[]> call = Call.of(() -> bytes(provider().create(), report));
    byte @Nullable [] bytes = call.value();
    assumeTrue(bytes != null, () -> "it fails: " + call.failure());
    return Objects.requireNonNull(bytes);
  }

  private static void same(byte[] expected, Call<byte[]> call, String when, String mend) {
    byte @Nullable [] bytes = call.value();
    Rule.check(
        Arrays.equals(expected, bytes),
        () ->
            when
                + (bytes == null
                    ? " it fails: " + call.failure()
                    : " it writes something else: " + difference(expected, bytes)),
        mend);
  }

  private static String difference(byte[] expected, byte[] bytes) {
    int at = Math.max(0, Arrays.mismatch(expected, bytes));
    List<String> both =
        List.of(expected, bytes).stream()
            .map(all -> new String(all, at, Math.min(80, all.length - at), StandardCharsets.UTF_8))
            .toList();
    return ("at byte " + at + " " + Rule.shown(both.get(0)))
        + (" became " + Rule.shown(both.get(1)));
  }
}
