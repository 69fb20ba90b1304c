package dev.ablate.data;

import java.nio.file.Path;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A file as it is now.
 *
 * @param size in bytes
 * @param modified in milliseconds since 1970
 */
record FileStamp(Path path, long size, long modified) {

  /** What changes when the file does: 64 hex digits. */
  String key() {
    return DigestUtils.sha256Hex(size + " " + modified + " " + path.toAbsolutePath());
  }
}
