package dev.wend.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** DuckDB in this process, over a database file that holds the people. */
final class Duck implements AutoCloseable {
  /** The columns as DuckDB keeps them best: nothing wider than its values need. */
  static final String COLUMNS =
      """
      crmId VARCHAR%s, email VARCHAR%s, firstName VARCHAR, city VARCHAR, \
      birthYear SMALLINT, points INTEGER, lastSeen DATE, spent DECIMAL(9, 2)""";

  private static final String READ_CSV =
      """
      SELECT * FROM read_csv('%s', header = true, delim = ',', quote = '"', columns = {\
      'crmId': 'VARCHAR', 'email': 'VARCHAR', 'firstName': 'VARCHAR', 'city': 'VARCHAR', \
      'birthYear': 'SMALLINT', 'points': 'INTEGER', 'lastSeen': 'DATE', 'spent': 'DECIMAL(9, 2)'})""";

  private final Connection connection;

  private Duck(Connection connection) {
    this.connection = connection;
  }

  static Duck open(Path file, int threads) throws SQLException {
    Duck duck = new Duck(DriverManager.getConnection("jdbc:duckdb:" + file));
    duck.run("SET threads = " + threads);
    return duck;
  }

  /** A database of the people without constraints, made unless it is there, and open. */
  static Duck ofPeople(Path folder, Path csv, int rows, int threads)
      throws SQLException, java.io.IOException {
    Path file = folder.resolve("people-" + rows + ".duckdb");
    if (!Files.exists(file)) {
      Path half = folder.resolve("people-" + rows + ".duckdb.half");
      Files.deleteIfExists(half);
      try (Duck duck = open(half, Runtime.getRuntime().availableProcessors())) {
        duck.run("CREATE TABLE people (" + COLUMNS.formatted("", "") + ")");
        duck.run("INSERT INTO people " + READ_CSV.formatted(csv));
        duck.codeCities();
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
    run("CREATE TABLE people (" + COLUMNS.formatted(" PRIMARY KEY", " UNIQUE") + ")");
    run("INSERT INTO people " + READ_CSV.formatted(csv));
    run("CHECKPOINT");
  }

  PreparedStatement counting(String table, String condition) throws SQLException {
    return connection.prepareStatement("SELECT count(*) FROM " + table + " WHERE " + condition);
  }

  static long count(PreparedStatement statement) throws SQLException {
    try (ResultSet result = statement.executeQuery()) {
      result.next();
      return result.getLong(1);
    }
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
