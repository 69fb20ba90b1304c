package dev.ablate.store;

import dev.ablate.trial.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** The steps that bring a database from any earlier form to the present one. */
final class Migrations {

  /** Number i of this list, from 1, is version i. Only ever add to it. */
  private static final List<String> STEPS =
      List.of(
          "V1__create_tables.sql",
          "V2__add_weights.sql",
          "V3__add_batch_size.sql",
          "V4__add_predictions.sql",
          "V5__add_digest.sql",
          "V6__add_states.sql",
          "V7__add_warnings.sql",
          "V8__add_origin.sql",
          "V9__settings_in_a_column.sql");

  private Migrations() {}

  /** Whether a database has the present form. */
  static boolean isPresent(Database database) {
    boolean made =
        database
            .query(
                "SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_NAME = 'MIGRATION'",
                row -> row.getInt(1) > 0)
            .get(0);
    return made && version(database) == STEPS.size();
  }

  /** Throws a {@link DatabaseException} unless the database has the present form. */
  static void check(Database database) {
    int version = version(database);
    if (version < STEPS.size()) {
      throw new DatabaseException("an earlier Ablate made it");
    }
    refuseNewer(version);
  }

  /** Applies what has not been applied and records it. */
  static void apply(Database database) {
    database.execute(
        """
        CREATE TABLE IF NOT EXISTS migration (
          version INTEGER PRIMARY KEY,
          name CHARACTER VARYING NOT NULL,
          applied TIMESTAMP WITH TIME ZONE NOT NULL)
        """);
    int version = version(database);
    refuseNewer(version);
    database.transaction(
        () ->
            IntStream.rangeClosed(version + 1, STEPS.size())
                .forEach(next -> apply(database, next)));
  }

  private static void refuseNewer(int version) {
    if (version > STEPS.size()) {
      throw new StoreException(
          "the database was made by a newer Ablate (its form is %d, this one knows %d)"
              .formatted(version, STEPS.size()));
    }
  }

  private static int version(Database database) {
    return database
        .query("SELECT COALESCE(MAX(version), 0) FROM migration", row -> row.getInt(1))
        .get(0);
  }

  /** Each statement can be run again, as H2 commits them one by one. */
  private static void apply(Database database, int version) {
    String name = STEPS.get(version - 1);
    statements(name).forEach(database::execute);
    database.execute(
        "INSERT INTO migration VALUES (?, ?, ?)",
        version,
        name,
        Instant.now().atOffset(ZoneOffset.UTC));
  }

  private static List<String> statements(String name) {
    return Arrays.stream(text(name).split(";\\s*\n")).filter(sql -> !sql.isBlank()).toList();
  }

  private static String text(String name) {
    try (InputStream resource = Migrations.class.getResourceAsStream("migration/" + name)) {
      return new String(
          Objects.requireNonNull(resource, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
