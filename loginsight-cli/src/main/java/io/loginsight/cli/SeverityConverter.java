package io.loginsight.cli;

import io.loginsight.api.Severity;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a severity, whatever its case. */
final class SeverityConverter implements ITypeConverter<Severity> {

  @Override
  public Severity convert(String text) {
    for (Severity severity : Severity.values()) {
      if (severity.name().equalsIgnoreCase(text)) {
        return severity;
      }
    }
    throw new TypeConversionException("'" + text + "' is none of " + names());
  }

  private static String names() {
    return Arrays.stream(Severity.values())
        .map(severity -> severity.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }
}
