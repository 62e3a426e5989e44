package io.loginsight.cli;

import io.loginsight.api.Level;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a level, in any of the words that programs have for it. */
final class LevelConverter implements ITypeConverter<Level> {

  @Override
  public Level convert(String text) {
    Level level = Level.ofWord(text);
    if (level == null) {
      String names =
          Arrays.stream(Level.values())
              .map(one -> one.name().toLowerCase(Locale.ROOT))
              .collect(Collectors.joining(", "));
      throw new TypeConversionException("'" + text + "' is none of " + names);
    }
    return level;
  }
}
