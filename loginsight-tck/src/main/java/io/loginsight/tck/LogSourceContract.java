package io.loginsight.tck;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.loginsight.spi.LogSource;
import io.loginsight.spi.LogSourceProvider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every {@link LogSourceProvider} and {@link LogSource} promises.
 *
 * <p><b>Threads:</b> Confined.
 */
public abstract class LogSourceContract extends ProviderContract<LogSourceProvider> {

  /** What a user may type by mistake, or on purpose. */
  private static final List<String> STRANGE =
      List.of(
          "",
          " ",
          "\t",
          "\u0000",
          "a\u0000b.log",
          "no\nsuch\rfile",
          "\ud800",
          "\u202egol.x",
          "[",
          "{a,",
          "no-such-[a",
          "no such \\",
          "no-such-file-".repeat(5_000),
          "no-such/".repeat(2_000),
          "%00%n%s",
          "no such scheme://",
          "no-such:",
          "://",
          "--no-such-option");

  @TempDir Path folder;

  /** For subclasses. */
  protected LogSourceContract() {
    super(
        LogSourceProvider.class,
        LogSourceProvider::id,
        loader -> ServiceLoader.load(LogSourceProvider.class, loader));
  }

  @Override
  protected abstract LogSourceProvider provider();

  /**
   * Returns a location with something to read, of several sources if the provider knows such.
   *
   * @return a location that the provider accepts; the same each time within a test
   * @throws IOException if it cannot be made
   */
  protected abstract String location() throws IOException;

  /**
   * Returns locations that the provider accepts, and that have nothing to read.
   *
   * @return locations; none unless overridden
   */
  protected List<String> unreadable() {
    return List.of();
  }

  @Override
  Object use(LogSourceProvider provider) throws IOException {
    return provider.accepts(location());
  }

  @Test
  void accepts_itsOwnLocations() throws IOException {
    List<String> locations = new ArrayList<>(List.of(location()));
    locations.addAll(unreadable());
    for (String location : locations) {
      Rule.check(
          provider().accepts(location),
          () -> "It does not accept " + Rule.shown(location) + ".",
          "accept what location() and unreadable() name, whether or not there is anything.");
    }
  }

  @Test
  void accepts_strangeText_answers() {
    LogSourceProvider provider = provider();
    for (String text : STRANGE) {
      Call<Boolean> call = Call.of(() -> provider.accepts(text));
      call.check(
          "Asked whether it accepts " + Rule.shown(text) + " it failed",
          "look at the text alone and return false for what makes no sense; Path.of throws for some"
              + " text.");
    }
  }

  @Test
  void accepts_aFileThatComesAndGoes_answersTheSame() throws IOException {
    LogSourceProvider provider = provider();
    Path file = folder.resolve("coming.log");
    boolean before = provider.accepts(file.toString());
    Files.writeString(file, "2024-05-17T08:00:00Z INFO here\n");
    boolean after = provider.accepts(file.toString());
    Rule.check(
        before == after,
        () -> "Before the file was there, accepts() said " + before + ", then " + after + ".",
        "decide by the text of the location alone; resolve() may look what is there.");
  }

  @Test
  void resolve_location_givesSources() throws IOException {
    String location = location();
    Call<List<LogSource>> call = Call.of(() -> resolve(provider(), location));
    call.check(
        "resolve(" + Rule.shown(location) + ") failed", "return at least one source for it.");
    List<LogSource> sources = call.value();
    Rule.check(
        sources != null && !sources.isEmpty(),
        () -> "resolve(" + Rule.shown(location) + ") returned " + sources + ".",
        "return at least one source, or throw an IOException that names the location and says why.");
  }

  @Test
  void resolve_twice_givesTheSameNamesInTheSameOrder() throws IOException {
    LogSourceProvider provider = provider();
    String location = location();
    List<String> first = sources(provider, location).stream().map(LogSource::name).toList();
    List<String> second = sources(provider, location).stream().map(LogSource::name).toList();
    Rule.check(
        first.equals(second),
        () -> "It gave " + first + " and then " + second + ".",
        "sort the sources: the order of a directory or a HashMap is none.");
  }

  @Test
  void names_areUnique() throws IOException {
    Set<String> names = new HashSet<>();
    for (LogSource source : sources(provider(), location())) {
      Rule.check(
          names.add(source.name()),
          () -> "Two sources have the name " + Rule.shown(source.name()) + ".",
          "name each so that a person finds it: event ids are name and line.");
    }
  }

  @Test
  void names_areOneLine() throws IOException {
    for (LogSource source : sources(provider(), location())) {
      String name = source.name();
      Rule.check(
          Rule.isOneLine(name),
          () -> "A source has the name " + (name == null ? "null" : Rule.shown(name)) + ".",
          "name it in one line; replace control characters.");
    }
  }

  @Test
  void resolve_whatIsLeftOut_isToldInOneLineEach() throws IOException {
    List<String> told = new ArrayList<>();
    String location = location();
    Call<Object> call = Call.of(() -> provider().resolve(location, told::add));
    assumeTrue(call.failure() == null, () -> "it fails: " + call.failure());
    for (String text : told) {
      Rule.check(
          Rule.isOneLine(text),
          () -> "It says it left out " + Rule.shown(text) + ".",
          "name what is left out and say why, in one line.");
    }
  }

  @Test
  void resolve_nothingToRead_throwsOneLineThatNamesTheLocation() {
    for (String location : unreadable()) {
      Call<List<LogSource>> call = Call.of(() -> resolve(provider(), location));
      String message = call.failure() instanceof IOException e ? e.getMessage() : null;
      Rule.check(
          message != null
              && Rule.isOneLine(message)
              && message.contains(location)
              && !message.equals(location),
          () ->
              ("resolve(" + Rule.shown(location) + ") ")
                  + (call.failure() == null ? "gave " + call.value() : "threw " + call.failure()),
          "throw an IOException whose message is one line, names the location and says why.");
    }
  }

  @Test
  void resolve_strangeText_givesSourcesOrThrowsOneLine() {
    LogSourceProvider provider = provider();
    for (String text : STRANGE) {
      if (!Boolean.TRUE.equals(Call.of(() -> provider.accepts(text)).value())) {
        continue;
      }
      Call<List<LogSource>> call = Call.of(() -> resolve(provider, text));
      Throwable failure = call.failure();
      Rule.check(
          failure == null
              || (failure instanceof IOException && Rule.isOneLine(failure.getMessage())),
          () -> "resolve(" + Rule.shown(text) + ") threw " + failure + ".",
          "throw an IOException with one line for what cannot be read; no other exception.");
    }
  }

  @Test
  void open_twice_givesTheSameBytes() throws IOException {
    for (LogSource source : sources(provider(), location())) {
      Call<byte[]> first = Call.of(() -> bytes(source));
      first.check(
          "open() of " + Rule.shown(source.name()) + " failed",
          "give the bytes from the beginning, each time.");
      Call<byte[]> second = Call.of(() -> bytes(source));
      Rule.check(
          Arrays.equals(first.value(), second.value()),
          () ->
              ("Opened again, " + Rule.shown(source.name()) + " ")
                  + (second.failure() == null ? "gave other bytes" : "failed: " + second.failure()),
          "give the same bytes each time: the engine reads the beginning twice. Spool what can be"
              + " read once.");
    }
  }

  @Test
  void open_twoStreamsAtOnce_doNotDisturbEachOther() throws IOException {
    for (LogSource source : sources(provider(), location())) {
      byte[] expected = Call.of(() -> bytes(source)).value();
      byte[] again = Call.of(() -> bytes(source)).value();
      assumeTrue(
          expected != null && Arrays.equals(expected, again), "open() cannot be called twice");
      Call<byte[]> call = Call.of(() -> interleaved(source));
      Rule.check(
          Arrays.equals(expected, call.value()),
          () ->
              ("With two streams of " + Rule.shown(source.name()) + " open, one ")
                  + (call.failure() == null ? "gave other bytes" : "failed: " + call.failure()),
          "let each open() make a stream of its own: a source is shared by threads.");
    }
  }

  @Test
  void size_isUnknownOrThatOfTheBytes() throws IOException {
    for (LogSource source : sources(provider(), location())) {
      long before = source.size();
      byte[] bytes = Call.of(() -> bytes(source)).value();
      assumeTrue(bytes != null, "open() fails");
      int length = Objects.requireNonNull(bytes).length;
      for (long size : new long[] {before, source.size()}) {
        Rule.check(
            size == -1 || size == length,
            () -> Rule.shown(source.name()) + " says " + size + ", and gives " + length + " bytes.",
            "return the number of bytes that open() gives, or -1.");
      }
    }
  }

  private static List<LogSource> resolve(LogSourceProvider provider, String location)
      throws IOException {
    return provider.resolve(location, leftOut -> {});
  }

  /** Returns the sources at a location; skips the rule if there are none. */
  private static List<LogSource> sources(LogSourceProvider provider, String location) {
    Call<List<LogSource>> call = Call.of(() -> resolve(provider, location));
    @Nullable List<LogSource> sources = call.value();
    assumeTrue(sources != null, () -> "resolve fails: " + call.failure());
    return Objects.requireNonNull(sources);
  }

  private static byte[] bytes(LogSource source) throws IOException {
    try (InputStream in = source.open()) {
      return in.readAllBytes();
    }
  }

  /** Reads one stream while another one is read and closed. */
  private static byte[] interleaved(LogSource source) throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    try (InputStream in = source.open()) {
      byte[] few = in.readNBytes(3);
      read.write(few);
      bytes(source);
      in.transferTo(read);
    }
    return read.toByteArray();
  }
}
