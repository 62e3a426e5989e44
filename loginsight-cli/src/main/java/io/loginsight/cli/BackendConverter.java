package io.loginsight.cli;

import io.loginsight.lab.Backend;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a system that can be simulated. */
final class BackendConverter implements ITypeConverter<Backend> {

  @Override
  public Backend convert(String text) {
    try {
      return Backend.ofWord(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
