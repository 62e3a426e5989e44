package io.loginsight.tck;

import io.loginsight.spi.LogSource;
import io.loginsight.spi.LogSourceProvider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** Gives two sources from memory, or does what {@link Faults} asks for. */
public final class SampleLogSourceProvider implements LogSourceProvider {

  private int asked;
  private final Gathering gathering = new Gathering("provider_askedByManyThreadsAtOnce_answersAll");
  private int resolved;

  @Override
  public String id() {
    if (Faults.is("id_isUpTo64LowerCaseLettersDigitsAndHyphens")) {
      return "memory:";
    }
    return Faults.is("id_isTheSameForEachProvider") && asked++ > 0 ? "other" : "memory";
  }

  @Override
  public boolean accepts(String location) {
    gathering.enter();
    if (Faults.is("accepts_strangeText_answers")) {
      return Path.of(location).startsWith("memory:all") || location.equals("memory:gone");
    }
    if (Faults.is("accepts_aFileThatComesAndGoes_answersTheSame")
        && !location.startsWith("memory:")) {
      return !location.contains("\u0000")
          && !location.contains("\ud800")
          && Files.exists(Path.of(location));
    }
    if (Faults.is("resolve_strangeText_givesSourcesOrThrowsOneLine")) {
      return true;
    }
    return location.startsWith("memory:") && !Faults.is("accepts_itsOwnLocations");
  }

  @Override
  public List<LogSource> resolve(String location, Consumer<String> leftOut) throws IOException {
    if (location.equals("memory:gone")) {
      throw new IOException(
          Faults.is("resolve_nothingToRead_throwsOneLineThatNamesTheLocation")
              ? "not found"
              : "'memory:gone' was never there");
    }
    if (Faults.is("resolve_strangeText_givesSourcesOrThrowsOneLine")
        && !location.startsWith("memory:")) {
      throw new IllegalArgumentException("what is that?");
    }
    leftOut.accept(Faults.is("resolve_whatIsLeftOut_isToldInOneLineEach") ? "c\nd" : "c is empty");
    if (Faults.is("resolve_location_givesSources")) {
      return List.of();
    }
    List<LogSource> sources = new ArrayList<>(List.of(new Memory("a"), new Memory("b")));
    if (Faults.is("resolve_twice_givesTheSameNamesInTheSameOrder") && resolved++ % 2 > 0) {
      Collections.reverse(sources);
    }
    return sources;
  }

  private static final class Memory implements LogSource {

    private static final byte[] TEXT =
        "2024 INFO one\n2024 INFO two\n".getBytes(StandardCharsets.UTF_8);

    private final String name;
    private int opened;
    private InputStream only = new ByteArrayInputStream(TEXT);

    Memory(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      if (Faults.is("names_areOneLine")) {
        return name + "\r";
      }
      return Faults.is("names_areUnique") ? "a" : name;
    }

    @Override
    public long size() {
      return Faults.is("size_isUnknownOrThatOfTheBytes") ? 5 : TEXT.length;
    }

    @Override
    public InputStream open() {
      if (Faults.is("open_twice_givesTheSameBytes") && opened++ == 1) {
        return new ByteArrayInputStream(new byte[3]);
      }
      if (Faults.is("open_twoStreamsAtOnce_doNotDisturbEachOther")) {
        only.mark(0);
        try {
          only.skip(-1);
          only = only.available() == 0 ? new ByteArrayInputStream(TEXT) : only;
        } catch (IOException e) {
          throw new IllegalStateException(e);
        }
        return only;
      }
      return new ByteArrayInputStream(TEXT);
    }
  }
}
