package dev.ablate.source;

/** Whether a diagnostic forbids running the file. */
public enum Severity {
  ERROR,
  WARNING
}
