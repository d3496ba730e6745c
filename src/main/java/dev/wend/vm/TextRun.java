package dev.wend.vm;

import dev.wend.code.Program.Entry;
import dev.wend.value.Text;
import java.util.Optional;

/** Runs a program of one text column over texts, as fast as what it is allows. */
final class TextRun {
  private final Optional<TextTest> test;
  private final Optional<TextPages> pages;
  private final Table.One one;

  TextRun(Attached around, Entry.Nested nested, Table.One one) {
    this.test = TextTest.of(nested.program());
    this.pages = test.isPresent() ? Optional.empty() : TextPages.of(around, nested);
    this.one = one;
  }

  /** The constant that texts must begin with, where that is all of the program. */
  Optional<Text> start() {
    return test.flatMap(TextTest::start);
  }

  /** The constant that texts must end with, where that is all of the program. */
  Optional<Text> end() {
    return test.flatMap(TextTest::end);
  }

  /** Sets bits from {@code at} on for the texts that pass, now or at the {@link #end}. */
  void test(byte[] bytes, int[] starts, int[] lengths, int count, int at, long[] bits) {
    if (test.isPresent()) {
      test.get().run(bytes, starts, lengths, count, at, bits);
    } else if (pages.isPresent()) {
      pages.get().add(bytes, starts, lengths, count, at);
    } else {
      for (int i = 0; i < count; i++) {
        if (one.run(bytes, starts[i], lengths[i])) {
          bits[(at + i) >> 6] |= 1L << (at + i);
        }
      }
    }
  }

  /** Ends a page of {@code count} texts. */
  void end(int count, long[] bits) {
    if (pages.isPresent()) {
      pages.get().run(count, bits);
    }
  }
}
