package dev.ablate.trial;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;

/** The versions that a trial's numbers can depend on. */
public final class Versions {
  private Versions() {}

  /**
   * The same, and what trains.
   *
   * @param device {@code cpu} or {@code cuda:0}
   */
  public static Map<String, String> on(String device) {
    Map<String, String> versions = new TreeMap<>(all());
    versions.put("device", device.replaceFirst(":.*", ""));
    return versions;
  }

  /** By name: {@code ablate}, {@code djl}, {@code java}, {@code pytorch}. */
  public static Map<String, String> all() {
    Properties built = new Properties();
    try (InputStream in = Versions.class.getResourceAsStream("versions.properties")) {
      built.load(Objects.requireNonNull(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> versions = new TreeMap<>();
    built.stringPropertyNames().forEach(name -> versions.put(name, built.getProperty(name)));
    versions.put("java", System.getProperty("java.version"));
    return versions;
  }
}
