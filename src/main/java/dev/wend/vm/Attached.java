package dev.wend.vm;

import dev.wend.code.Op;
import dev.wend.code.Program.Entry;
import dev.wend.code.Verified;
import dev.wend.store.Column;
import dev.wend.store.Dictionary;
import dev.wend.store.Profiles;
import dev.wend.value.Text;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * A program bound to a store's columns and an instant: texts are codes, tables are filled. Never
 * changed, so that threads share it.
 */
final class Attached {
  final Verified verified;
  final Instant now;
  final Bound bound;
  final Profiles profiles;

  /** By the program's column; {@code null} where the store has none, so that all is missing. */
  final Column[] columns;

  /** By address of a {@code TEXT_IN}: the codes of its texts, ascending. */
  final long[][] codes;

  /** By address of a {@code TABLE} or {@code LOOKUP} of a column that the store has. */
  final Table[] tables;

  Attached(Verified verified, Profiles profiles, Instant now) {
    this.verified = verified;
    this.now = now;
    this.bound = new Bound(verified, now);
    this.profiles = profiles;
    this.columns = new Column[bound.program.columns().size()];
    for (int c = 0; c < columns.length; c++) {
      columns[c] = profiles.column(bound.program.columns().get(c).name()).orElse(null);
    }
    int[] code = bound.code;
    codes = new long[code.length][];
    tables = new Table[code.length];
    for (int pc = 0; pc < code.length; pc += Op.of(code[pc]).size()) {
      attach(Op.of(code[pc]), pc);
    }
  }

  private void attach(Op op, int pc) {
    int[] code = bound.code;
    switch (op) {
      case TEXT_IN -> codes[pc] = codes(columns[code[pc + 2]], bound.sorted[code[pc + 3]]);
      case TABLE, LOOKUP -> {
        int c = code[pc + 2];
        Entry.Nested nested = (Entry.Nested) bound.program.pool().get(code[pc + 3]);
        if (columns[c] != null) {
          tables[pc] = new Table(verified, nested, now, columns[c], bound.real[c], profiles);
        }
      }
      default -> {}
    }
  }

  private static long[] codes(Column column, Text[] texts) {
    if (column == null) {
      return new long[0];
    }
    Optional<Dictionary> dictionary = column.dictionary();
    return Arrays.stream(texts)
        .mapToLong(text -> dictionary.map(d -> d.code(text)).orElse(-1))
        .filter(code -> code >= 0)
        .sorted()
        .toArray();
  }
}
