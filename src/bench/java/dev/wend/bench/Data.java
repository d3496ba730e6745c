package dev.wend.bench;

import java.io.IOException;
import java.nio.file.Path;

/** What is made up, and how each engine is told of it. */
enum Data {
  /** Flat rows. */
  PEOPLE(
      "people",
      """
      profile {
        crmId:     string key
        email:     string identity
        firstName: string
        city:      string
        birthYear: int
        points:    int
        lastSeen:  date
        spent:     decimal(2)
      }
      source People: csv "%s" into profile
      """,
      "crmId VARCHAR, email VARCHAR, firstName VARCHAR, city VARCHAR, birthYear SMALLINT,"
          + " points INTEGER, lastSeen DATE, spent DECIMAL(9, 2)",
      """
      SELECT * FROM read_csv('%s', header = true, delim = ',', quote = '"', columns = {\
      'crmId': 'VARCHAR', 'email': 'VARCHAR', 'firstName': 'VARCHAR', 'city': 'VARCHAR', \
      'birthYear': 'SMALLINT', 'points': 'INTEGER', 'lastSeen': 'DATE', 'spent': 'DECIMAL(9, 2)'})"""),
  /** Rows with lists. */
  SHOPPERS(
      "shoppers",
      """
      timezone "America/New_York"
      profile {
        crmId:     string key
        email:     string identity
        points:    int
        birthDate: date
        lastSeen:  datetime
        interests: list<string>
        orders:    list<{ sku: string, store: string, price: decimal(2), at: datetime }>
      }
      source Shoppers: ndjson "%s" into profile
      """,
      "crmId VARCHAR, email VARCHAR, points INTEGER, birthDate DATE, lastSeen TIMESTAMPTZ,"
          + " interests VARCHAR[],"
          + " orders STRUCT(sku VARCHAR, store VARCHAR, price DECIMAL(9, 2), \"at\" TIMESTAMPTZ)[]",
      """
      SELECT * FROM read_json('%s', format = 'newline_delimited', columns = {\
      'crmId': 'VARCHAR', 'email': 'VARCHAR', 'points': 'INTEGER', 'birthDate': 'DATE', \
      'lastSeen': 'TIMESTAMPTZ', 'interests': 'VARCHAR[]', 'orders': \
      'STRUCT(sku VARCHAR, store VARCHAR, price DECIMAL(9, 2), "at" TIMESTAMPTZ)[]'})""");

  private final String table;
  private final String script;
  private final String columns;
  private final String read;

  Data(String table, String script, String columns, String read) {
    this.table = table;
    this.script = script;
    this.columns = columns;
    this.read = read;
  }

  String table() {
    return table;
  }

  /** Declarations of the profile and of its source. */
  String script(String file) {
    return script.formatted(file);
  }

  /** The columns as DuckDB keeps them best: nothing wider than its values need. */
  String columns() {
    return columns;
  }

  /** SQL that reads the file. */
  String read(Path file) {
    return read.formatted(file);
  }

  /** The file, made unless it is there. */
  Path file(Path folder, int rows) throws IOException {
    return this == PEOPLE ? People.csv(folder, rows) : Shoppers.ndjson(folder, rows);
  }
}
