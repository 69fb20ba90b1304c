package dev.ablate.data;

/** What a network sees, before normalisation, row order. */
public sealed interface Features {

  /** Bytes 0 to 255 that mean 0 to 1. */
  record Bytes(byte[] values) implements Features {}

  /** Numbers as they are. */
  record Floats(float[] values) implements Features {}
}
