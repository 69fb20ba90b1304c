package dev.ablate.data;

import java.nio.file.Path;

/**
 * A file of a data set.
 *
 * @param published the checksum that it has if it is the published one
 */
record LocalFile(Path path, Checksum published) {}
