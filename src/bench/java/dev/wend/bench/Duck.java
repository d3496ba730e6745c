package dev.wend.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** DuckDB in this process, over a database file. */
final class Duck implements AutoCloseable {
  private final Connection connection;

  private Duck(Connection connection) {
    this.connection = connection;
  }

  static Duck open(Path file, int threads) throws SQLException {
    Duck duck = new Duck(DriverManager.getConnection("jdbc:duckdb:" + file));
    duck.run("SET threads = " + threads);
    duck.run("SET TimeZone = 'America/New_York'");
    return duck;
  }

  /** A database of some data without constraints, made unless it is there, and open. */
  static Duck of(Data data, Path folder, Path from, int rows, int threads)
      throws SQLException, IOException {
    Path file = folder.resolve(data.table() + "-" + rows + ".duckdb");
    if (!Files.exists(file)) {
      Path half = folder.resolve(data.table() + "-" + rows + ".duckdb.half");
      Files.deleteIfExists(half);
      try (Duck duck = open(half, Runtime.getRuntime().availableProcessors())) {
        duck.run("CREATE TABLE " + data.table() + " (" + data.columns() + ")");
        duck.run("INSERT INTO " + data.table() + " " + data.read(from));
        if (data == Data.PEOPLE) {
          duck.codeCities();
        }
        duck.run("CHECKPOINT");
      }
      Files.move(half, file);
    }
    return open(file, threads);
  }

  /** The same people with their city as a number, as one would who knows that text is slow. */
  private void codeCities() throws SQLException {
    run("CREATE TABLE cities (city VARCHAR, code SMALLINT)");
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO cities VALUES (?, ?)")) {
      for (int code = 0; code < People.CITIES.size(); code++) {
        insert.setString(1, People.CITIES.get(code));
        insert.setInt(2, code);
        insert.execute();
      }
    }
    run(
        "CREATE TABLE coded AS SELECT code AS city, birthYear FROM people LEFT JOIN cities"
            + " ON people.city = cities.city");
  }

  /** Loads a CSV into a table with a key and a unique e-mail, and makes it durable. */
  void loadUnique(Path csv) throws SQLException {
    String columns = Data.PEOPLE.columns();
    columns = columns.replace("crmId VARCHAR", "crmId VARCHAR PRIMARY KEY");
    columns = columns.replace("email VARCHAR", "email VARCHAR UNIQUE");
    run("CREATE TABLE people (" + columns + ")");
    run("INSERT INTO people " + Data.PEOPLE.read(csv));
    run("CHECKPOINT");
  }

  PreparedStatement counting(String table, String condition) throws SQLException {
    return connection.prepareStatement("SELECT count(*) FROM " + table + " WHERE " + condition);
  }

  PreparedStatement prepare(String sql) throws SQLException {
    return connection.prepareStatement(sql);
  }

  /** Appends rows to a table. */
  DuckDBAppender appender(String table) throws SQLException {
    return ((DuckDBConnection) connection).createAppender(DuckDBConnection.DEFAULT_SCHEMA, table);
  }

  static long count(PreparedStatement statement) throws SQLException {
    try (ResultSet result = statement.executeQuery()) {
      result.next();
      return result.getLong(1);
    }
  }

  void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
