package dev.ablate.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The option of commands that train. */
final class DeviceOption {
  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      description = "auto, cpu, cuda or cuda:1 (${DEFAULT-VALUE}).",
      defaultValue = "auto",
      converter = Name.class)
  private String name;

  /** As the user wrote it. */
  String name() {
    return name;
  }

  /** Takes what has the form of a name; whether there is such a device is looked at later. */
  static final class Name implements ITypeConverter<String> {
    @Override
    public String convert(String text) {
      if (text.matches("auto|cpu|cuda(:[0-9]{1,3})?")) {
        return text;
      }
      throw new TypeConversionException("'" + text + "' must be auto, cpu, cuda or cuda:1");
    }
  }
}
