package dev.ablate.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ablate.trial.StoreException;
import dev.ablate.trial.TrialStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class H2TrialStoreTest extends TrialStoreContract {
  @Override
  TrialStore open(Path database) {
    return H2TrialStore.open(database);
  }

  @Test
  void givesSettingsAndVersionsByTheirNames() {
    Path file = folder.resolve("queried");
    try (TrialStore store = H2TrialStore.open(file)) {
      store.append(TRIAL, STARTED);
    }
    String query = "SELECT (settings).\"optimizer.lr\", (versions).\"java\" FROM trial";
    try (Database database = Database.open(StoreFiles.of(file))) {
      assertThat(database.query(query, row -> List.of(row.getString(1), row.getString(2))))
          .containsExactly(List.of("0.1", "\"17\""));
    }
  }

  @Test
  void recordsItsMigrations() {
    Path file = folder.resolve("migrated");
    H2TrialStore.open(file).close();
    try (Database database = Database.open(StoreFiles.of(file))) {
      assertThat(database.query("SELECT name FROM migration", row -> row.getString(1)))
          .containsExactly(
              "V1__create_tables.sql",
              "V2__add_weights.sql",
              "V3__add_batch_size.sql",
              "V4__add_predictions.sql",
              "V5__add_digest.sql",
              "V6__add_states.sql",
              "V7__add_warnings.sql",
              "V8__add_origin.sql",
              "V9__settings_in_a_column.sql");
    }
  }

  @Test
  void namesAStatementThatFailsOnceAndOnOneLine() {
    Path file = folder.resolve("failing");
    try (Database database = Database.open(StoreFiles.of(file))) {
      assertThatThrownBy(() -> database.execute("INSERT INTO\n  nothing VALUES (1)\n"))
          .hasMessage(
              ("database %s failed at 'INSERT INTO nothing VALUES (1)': "
                      + "Table \"NOTHING\" not found (this database is empty)")
                  .formatted(StoreFiles.of(file).database()));
    }
  }

  @Test
  void knowsWantOfRoomAsTheReasonOfABatch() {
    IOException full = new IOException("No space left on device");
    BatchUpdateException batch = new BatchUpdateException("IO Exception", new int[0]);
    assertThat(Database.noRoom(batch)).isEmpty();
    batch.setNextException(new SQLException("failed", new IllegalStateException(full)));
    assertThat(Database.noRoom(batch)).contains(full);
  }

  @Test
  void refusesADatabaseOfANewerVersion() {
    Path file = folder.resolve("newer");
    H2TrialStore.open(file).close();
    try (Database database = Database.open(StoreFiles.of(file))) {
      database.transaction(
          () -> database.execute("INSERT INTO migration VALUES (99, 'V99', CURRENT_TIMESTAMP)"));
    }
    assertThatThrownBy(() -> H2TrialStore.open(file))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("newer Ablate");
  }

  @Test
  void setsADamagedFileAside() throws IOException {
    Path file = folder.resolve("damaged");
    Files.writeString(folder.resolve("damaged.mv.db"), "no database at all ".repeat(1000));
    try (TrialStore store = H2TrialStore.open(file)) {
      assertThat(store.all()).isEmpty();
    }
    assertThat(folder.resolve("damaged.mv.db.damaged")).exists();
  }

  @Test
  void aMigrationThatFailsLeavesTheDatabaseAsItWas() {
    Path file = folder.resolve("earlier");
    StoreFiles files = StoreFiles.of(file);
    H2TrialStore.open(file).close();
    try (Database database = Database.open(files)) {
      database.transaction(
          () -> {
            database.execute("ALTER TABLE trial DROP COLUMN predictions");
            database.execute("DELETE FROM migration WHERE version >= 4");
            database.execute("ALTER TABLE migration ADD CONSTRAINT no CHECK (version <> 5)");
          });
    }
    assertThatThrownBy(() -> H2TrialStore.openPresent(files)).isInstanceOf(DatabaseException.class);
    try (Database database = Database.open(files)) {
      assertThat(
              database.query(
                  """
                  SELECT column_name FROM INFORMATION_SCHEMA.COLUMNS
                  WHERE table_name = 'TRIAL' AND column_name IN ('STATES', 'PREDICTIONS')
                  """,
                  row -> row.getString(1)))
          .containsExactly("STATES");
    }
  }

  @Test
  void noDatabaseMayLoadClasses() {
    try (Database database = Database.open(StoreFiles.of(folder.resolve("any")))) {
      assertThatThrownBy(
              () ->
                  database.execute(
                      "CREATE ALIAS property FOR 'java.lang.System.getProperty(java.lang.String)'"))
          .hasMessageContaining("Access to the class \"java.lang.System\" is denied");
    }
  }

  @Test
  void refusesAPathThatH2WouldMisread() {
    assertThatThrownBy(() -> H2TrialStore.open(folder.resolve("a;INIT=x")))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("';'");
  }
}
