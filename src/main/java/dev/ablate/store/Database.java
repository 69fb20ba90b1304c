package dev.ablate.store;

import dev.ablate.trial.StoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.h2.api.ErrorCode;
import org.h2.jdbc.JdbcException;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An H2 file and its one connection; every failure is a {@link StoreException} that names both. */
final class Database implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Database.class);

  private static final String SETTINGS =
      ";DB_CLOSE_ON_EXIT=FALSE;MAX_COMPACT_TIME=0;TRACE_LEVEL_FILE=0";

  /** What keeps what is committed; see architecture.md, "Storing". */
  private static final String DURABLE = ";WRITE_DELAY=0";

  /** How H2 reports a file that it cannot make sense of. */
  private static final Set<Integer> DAMAGE =
      Set.of(
          ErrorCode.FILE_CORRUPTED_1,
          ErrorCode.IO_EXCEPTION_1,
          ErrorCode.IO_EXCEPTION_2,
          ErrorCode.GENERAL_ERROR_1);

  static {
    // H2 reads this once: no database, whoever made it, may name a class to be loaded.
    System.setProperty("h2.allowedClasses", "");
  }

  private final Path file;
  private final Connection connection;

  private Database(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  /** A row of a result. */
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Opens or creates a database. */
  static Database open(StoreFiles files) {
    Path file = files.database();
    refuseMisread(file);
    try {
      Directories.createFor(file);
    } catch (IOException e) {
      throw StoreException.of("cannot make the folder of " + file, e);
    }
    return open(file, SETTINGS + DURABLE);
  }

  /** Opens a database that nobody uses yet: what is committed is on the disk when it is closed. */
  static Database openToMake(StoreFiles files) {
    refuseMisread(files.database());
    return open(files.database(), SETTINGS);
  }

  /** Opens a database and changes nothing in its file. */
  static Database openToRead(StoreFiles files) {
    refuseMisread(files.database());
    return open(files.database(), SETTINGS + ";ACCESS_MODE_DATA=r");
  }

  private static void refuseMisread(Path file) {
    if (file.toString().contains(";")) {
      throw new StoreException("the path of a database cannot have a ';': " + file);
    }
  }

  private static Database open(Path file, String settings) {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL("jdbc:h2:file:" + file + settings);
    try {
      Connection connection = source.getConnection();
      connection.setAutoCommit(false);
      return new Database(file, connection);
    } catch (SQLException e) {
      throw cannotOpen(file, e);
    }
  }

  /** Runs one statement. */
  void execute(String sql, @Nullable Object... arguments) {
    try (PreparedStatement statement = prepare(sql, arguments)) {
      statement.execute();
    } catch (SQLException e) {
      throw failure(sql, e);
    }
  }

  /** Runs one statement once for each row of arguments. */
  void executeAll(String sql, List<@Nullable Object[]> rows) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (@Nullable Object[] row : rows) {
        bind(statement, row);
        statement.addBatch();
      }
      statement.executeBatch();
    } catch (SQLException e) {
      throw failure(sql, e);
    }
  }

  /** All rows of a query. */
  <T> List<T> query(String sql, RowReader<T> reader, @Nullable Object... arguments) {
    try (PreparedStatement statement = prepare(sql, arguments);
        ResultSet rows = statement.executeQuery()) {
      List<T> results = new ArrayList<>();
      while (rows.next()) {
        results.add(reader.read(rows));
      }
      return results;
    } catch (SQLException e) {
      throw failure(sql, e);
    }
  }

  /**
   * Reads rows that may be damaged.
   *
   * @throws DatabaseException also where a flipped bit made of them what no row can be: no state of
   *     that name, no JSON, no such page
   */
  <T> T readRows(Supplier<T> reader) {
    try {
      return reader.get();
    } catch (RuntimeException e) {
      throw new DatabaseException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Runs statements as one transaction and returns when it is on the disk. */
  void transaction(Runnable statements) {
    try {
      statements.run();
      connection.commit();
    } catch (SQLException e) {
      rollBack();
      throw failure("COMMIT", e);
    } catch (RuntimeException e) {
      rollBack();
      throw e;
    }
    execute("CHECKPOINT SYNC");
  }

  /** Lets go of the file. That this may fail is no loss: every transaction is on the disk. */
  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.debug("closing {}", file, e);
    }
  }

  /** A database that fails has often closed itself, and what it was asked matters more. */
  private void rollBack() {
    try {
      connection.rollback();
    } catch (SQLException e) {
      LOG.debug("rolling back {}", file, e);
    }
  }

  private PreparedStatement prepare(String sql, @Nullable Object... arguments) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    bind(statement, arguments);
    return statement;
  }

  private static void bind(PreparedStatement statement, @Nullable Object... arguments)
      throws SQLException {
    for (int i = 0; i < arguments.length; i++) {
      statement.setObject(i + 1, arguments[i]);
    }
  }

  private StoreException failure(String sql, SQLException cause) {
    Optional<IOException> noRoom = noRoom(cause);
    if (noRoom.isPresent()) {
      return StoreException.of("cannot write database " + file, noRoom.get());
    }
    return new DatabaseException(
        "database %s failed at '%s': %s"
            .formatted(file, sql.strip().replaceAll("\\s+", " "), reason(cause)),
        cause);
  }

  private static StoreException cannotOpen(Path file, SQLException cause) {
    Optional<IOException> noRoom = noRoom(cause);
    if (noRoom.isPresent()) {
      return StoreException.of("cannot write database " + file, noRoom.get());
    }
    String message = "cannot open database " + file + ": " + reason(cause);
    return DAMAGE.contains(cause.getErrorCode())
        ? new DatabaseException(message, cause)
        : new StoreException(message, cause);
  }

  /** Why it is for lack of room, if it is; a batch's reason is not its cause but comes next. */
  static Optional<IOException> noRoom(SQLException thrown) {
    return StreamSupport.stream(thrown.spliterator(), false)
        .filter(IOException.class::isInstance)
        .map(IOException.class::cast)
        .filter(StoreException::isForWantOfRoom)
        .findFirst();
  }

  /**
   * H2's message without the statement that it adds, to messages of others as well, and its tools.
   */
  private static String reason(SQLException cause) {
    String message =
        cause instanceof JdbcException h2 ? h2.getOriginalMessage() : cause.getMessage();
    return String.valueOf(message).split("; SQL statement:|\\. Possible solution: ", 2)[0];
  }
}
