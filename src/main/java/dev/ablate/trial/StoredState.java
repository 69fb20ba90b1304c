package dev.ablate.trial;

/**
 * A checkpoint on the disk.
 *
 * @param update how many updates were made
 * @param sha256 of the file, in hex
 */
public record StoredState(long update, String sha256) {}
