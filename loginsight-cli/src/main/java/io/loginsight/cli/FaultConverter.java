package io.loginsight.cli;

import io.loginsight.lab.Fault;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a fault. */
final class FaultConverter implements ITypeConverter<Fault> {

  @Override
  public Fault convert(String text) {
    try {
      return Fault.ofWord(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
