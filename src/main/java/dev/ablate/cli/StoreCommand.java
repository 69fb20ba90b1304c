package dev.ablate.cli;

import picocli.CommandLine.Command;

/** The group of commands that check and repair a store. */
@Command(
    name = "store",
    description = "Looks after stored trials.",
    footer = {
      "",
      "A store is a journal for each trial, which is the truth, and a database with the same,"
          + " which",
      "SQL can query. Every run brings the database up to date; these commands do so without one.",
      "",
      "Example: ablate store verify"
    })
final class StoreCommand {}
