package dev.ablate.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A whole number of at least 1. */
final class Count implements ITypeConverter<Integer> {
  @Override
  public Integer convert(String text) {
    if (text.matches("[1-9][0-9]{0,6}")) {
      return Integer.valueOf(text);
    }
    throw new TypeConversionException("'" + text + "' must be a whole number >= 1");
  }
}
