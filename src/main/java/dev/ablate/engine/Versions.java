package dev.ablate.engine;

import ai.djl.engine.Engine;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What trained: versions of everything that moves numbers. */
final class Versions {
  private Versions() {}

  static Map<String, String> all() {
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("ablate", packaged(Versions.class));
    versions.put("java", Runtime.version().toString());
    versions.put("djl", Engine.getDjlVersion());
    versions.put("pytorch", PyTorch.engine().getVersion());
    return versions;
  }

  /** A jar's version; classes outside a jar have none. */
  private static String packaged(Class<?> type) {
    return Optional.ofNullable(type.getPackage().getImplementationVersion()).orElse("development");
  }
}
