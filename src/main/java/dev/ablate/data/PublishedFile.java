package dev.ablate.data;

/**
 * A file as its publisher names it, and its checksum.
 *
 * @param name without folders
 */
record PublishedFile(String name, Checksum checksum) {}
