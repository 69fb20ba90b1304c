package dev.ablate.data;

import java.net.URI;
import java.nio.file.Path;

/**
 * A published file and where it belongs.
 *
 * @param from where it is published
 * @param checksum by its publisher
 * @param to where it is stored
 */
record RemoteFile(URI from, Checksum checksum, Path to) {}
