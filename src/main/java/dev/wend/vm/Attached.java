package dev.wend.vm;

import dev.wend.code.Op;
import dev.wend.code.Program;
import dev.wend.code.Program.Entry;
import dev.wend.code.Verified;
import dev.wend.store.Column;
import dev.wend.store.Dictionary;
import dev.wend.store.Profiles;
import dev.wend.value.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  /** What it goes over: the profiles, or items of theirs. */
  final Paged rows;

  /** How many pages there were. */
  final int pages;

  /** By place in the pool: what goes through items that the store has; else {@code null}. */
  final AttachedItems[] items;

  /** By place in the pool: by step, a sequence that is done by page; else {@code null}. */
  final AttachedItems[][] sequences;

  /** By the program's column; {@code null} where the store has none, so that all is missing. */
  final Column[] columns;

  /** By column: the one that holds the keys by which it is read, or -1. */
  final int[] keys;

  /** By address of a {@code TEXT_IN}: the codes of its texts, ascending. */
  final long[][] codes;

  /** By address of a {@code TABLE} or {@code LOOKUP} of a column that the store has. */
  final Table[] tables;

  /** By column: its tests that are asked of many texts at once. */
  private final Map<Integer, List<Answers>> tests = new HashMap<>();

  Attached(Verified verified, Profiles profiles, Instant now) {
    this(verified, profiles, new Paged.OfProfiles(profiles), now);
  }

  /**
   * @param profiles where entities are found
   */
  Attached(Verified verified, Profiles profiles, Paged rows, Instant now) {
    this.rows = rows;
    int[] all = rows.all();
    pages = all.length;
    this.verified = verified;
    this.now = now;
    this.bound = new Bound(verified, now);
    this.profiles = profiles;
    this.columns = new Column[bound.program.columns().size()];
    for (int c = 0; c < columns.length; c++) {
      columns[c] = rows.column(bound.program.columns().get(c)).orElse(null);
    }
    keys = new int[columns.length];
    Arrays.fill(keys, -1);
    bound.program.links().forEach(link -> link(link, all));
    items = new AttachedItems[bound.program.pool().size()];
    for (int i = 0; i < items.length; i++) {
      if (bound.program.pool().get(i) instanceof Entry.Items entry) {
        items[i] = AttachedItems.of(this, entry).orElse(null);
      }
    }
    sequences = new AttachedItems[items.length][];
    attachSequences();
    int[] code = bound.code;
    codes = new long[code.length][];
    tables = new Table[code.length];
    for (int pc = 0; pc < code.length; pc += Op.of(code[pc]).size()) {
      attach(Op.of(code[pc]), pc);
    }
  }

  /** Whether a place is asked for. */
  boolean asksPlaces() {
    int[] code = bound.code;
    for (int pc = 0; pc < code.length; pc += Op.of(code[pc]).size()) {
      if (Op.of(code[pc]) == Op.PLACE) {
        return true;
      }
    }
    return false;
  }

  private void attachSequences() {
    for (int i = 0; i < sequences.length; i++) {
      if (bound.program.pool().get(i) instanceof Entry.Sequence entry) {
        sequences[i] = AttachedItems.of(this, entry).orElse(null);
      }
    }
  }

  private void link(Program.Link link, int[] pages) {
    Optional<Profiles> of = profiles.entity(link.entity());
    Optional<Column> column = LinkedColumn.of(columns[link.key()], of, link.field(), pages);
    columns[link.column()] = column.orElse(null);
    keys[link.column()] = column.isPresent() ? link.key() : -1;
  }

  private void attach(Op op, int pc) {
    int[] code = bound.code;
    switch (op) {
      case TEXT_IN -> codes[pc] = codes(columns[code[pc + 2]], bound.sorted[code[pc + 3]]);
      case TABLE, LOOKUP -> {
        int c = code[pc + 2];
        Entry.Nested nested = (Entry.Nested) bound.program.pool().get(code[pc + 3]);
        if (columns[c] != null) {
          tables[pc] =
              new Table(
                  verified,
                  nested,
                  now,
                  columns[c],
                  bound.real[c],
                  rows.all(),
                  tests.computeIfAbsent(c, column -> new ArrayList<>()));
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
