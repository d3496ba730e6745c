package dev.wend.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CsvFileTest {
  @Test
  void readsQuotedValuesBreaksAndEmptyOnes() throws IOException {
    assertEquals(
        """
        1: a=1 b=x\ny c=-
        3: a=2 b= c=-
        5: a=- b=- c=-
        """
            .replace("1:", "2:")
            .replace("3:", "4:")
            .replace("5:", "6:"),
        read("a,b,c\r\n1,\"x\ny\",\r\n2,\"\",\r\n\r\n,,\r\n"));
  }

  @Test
  void setsAsideRowsOfAnotherLength() throws IOException {
    assertEquals(
        """
        bad 2: the row has 1 value where the file has 2 [1]
        bad 3: the row has 5 values where the file has 2 [1,2,"3,4",,""]
        4: a=1 b=2
        """,
        read("a,b\n1\n1,2,\"3,4\",,\"\"\n1,2"));
  }

  @Test
  void goesOnBehindTheLineOfABrokenQuote() throws IOException {
    assertEquals(
        """
        2: a=1 b=2
        bad 3: a character follows the closing quote of a value ["x"y,2]
        4: a=3 b=4
        bad 5: a quote is opened and never closed ["5,6]
        6: a=7 b=8
        """,
        read("a,b\n1,2\n\"x\"y,2\n3,4\n\"5,6\n7,8\n"));
  }

  @Test
  void goesOnBehindABrokenQuoteFarIntoTheFile() throws IOException {
    StringBuilder text = new StringBuilder("a,b\r\n");
    int rows = 40_000;
    for (int i = 0; i < rows; i++) {
      text.append(i % 1000 == 500 ? "\"" + i + "\"!,1\r\n" : i + ",1\r\n");
    }
    String out = read(text.toString());
    assertEquals(rows / 1000, out.lines().filter(l -> l.startsWith("bad")).count());
    assertEquals(rows, out.lines().count());
    assertTrue(out.contains("bad 39502: a character"), "lines are counted on");
    assertTrue(out.endsWith("40001: a=39999 b=1\n"), "the last row is there");
  }

  @Test
  void setsAsideARowThatIsTooLong() throws IOException {
    String out = read("a,b\n" + "x".repeat(Row.LONGEST + 10) + ",1\n2,3\n");
    assertTrue(out.startsWith("bad 2: a value is longer than 16 MB"), out.substring(0, 50));
    assertTrue(out.endsWith("3: a=2 b=3\n"), "the reading goes on");
  }

  @Test
  void passesOverALineOfAnyLengthWithoutKeepingIt() throws IOException {
    byte[] text = ("a".repeat(40 << 20) + "\nb\n").getBytes(StandardCharsets.UTF_8);
    try (Chunks chunks = new Chunks(new ByteArrayInputStream(text))) {
      assertEquals("aaa", new String(chunks.skipLine(1, 3), StandardCharsets.UTF_8));
      assertTrue(chunks.kept() < 1 << 20, () -> chunks.kept() + " bytes");
      assertEquals("b", new String(chunks.skipLine(2, 3), StandardCharsets.UTF_8));
    }
  }

  @Test
  void readsAFileWithoutAHeaderAndAnotherDelimiter() throws IOException {
    try (RowFile file = file("1;x\n", ';', Optional.of(List.of("id", "name")))) {
      assertEquals("1: id=1 name=x\n", read(file));
    }
  }

  @Test
  void refusesWhatIsNoText() {
    IOException e =
        assertThrows(IOException.class, () -> file("\u0000\u0001", ',', Optional.empty()));
    assertEquals("is no text file", e.getMessage());
  }

  @Test
  void anEmptyFileHasNoColumns() throws IOException {
    assertEquals("", read(""));
  }

  private static String read(String text) throws IOException {
    try (RowFile file = file(text, ',', Optional.empty())) {
      return read(file);
    }
  }

  private static RowFile file(String text, char delimiter, Optional<List<String>> columns)
      throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new CsvFile(new ByteArrayInputStream(bytes), delimiter, columns);
  }

  /** A line a row: {@code line: column=value …}, a missing value as {@code -}. */
  static String read(RowFile file) throws IOException {
    StringBuilder out = new StringBuilder();
    for (RowFile.Step step = file.next(); step != RowFile.Step.END; step = file.next()) {
      if (step == RowFile.Step.BAD) {
        out.append("bad ").append(file.line()).append(": ").append(file.reason());
        out.append(" [").append(file.text()).append("]\n");
        continue;
      }
      out.append(file.line()).append(':');
      Row row = file.row();
      for (int c = 0; c < file.columns().size(); c++) {
        out.append(' ').append(file.columns().get(c)).append('=').append(value(row, c));
      }
      out.append('\n');
    }
    return out.toString();
  }

  private static String value(Row row, int column) {
    int start = row.start(column);
    return row.isPresent(column)
        ? new String(row.bytes(), start, row.end(column) - start, StandardCharsets.UTF_8)
        : "-";
  }
}
