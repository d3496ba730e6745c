package dev.wend.vm;

import dev.wend.code.Program.Entry;
import dev.wend.store.Dictionary;
import dev.wend.store.Profiles;
import java.util.Optional;

/** Runs a program of one text column over the texts of a dictionary. One thread at a time. */
final class TextRun {
  private final Dictionary texts;
  private final Optional<TextTest> test;
  private final Optional<TextPages> pages;
  private final Table.One one;
  private final byte[] bytes = new byte[Dictionary.RUN];
  private final int[] starts = new int[Profiles.PAGE];
  private final int[] lengths = new int[Profiles.PAGE];

  TextRun(Dictionary texts, Attached around, Entry.Nested nested, Table.One one) {
    this.texts = texts;
    this.test = TextTest.of(nested.program());
    this.pages = test.isPresent() ? Optional.empty() : TextPages.of(around, nested);
    this.one = one;
  }

  /**
   * Sets the bit of each text that passes, the first code's the first.
   *
   * @param count at most a page
   */
  void test(int first, int count, long[] bits) {
    pages.ifPresent(TextPages::clear);
    int done = 0;
    while (done < count) {
      int most = Math.min(count - done, starts.length);
      int run = texts.copyRun(first + done, most, bytes, starts, lengths);
      if (test.isPresent()) {
        test.get().run(bytes, starts, lengths, run, done, bits);
      } else if (pages.isPresent()) {
        pages.get().add(bytes, starts, lengths, run, done);
      } else {
        each(run, done, bits);
      }
      done += run;
    }
    if (pages.isPresent()) {
      pages.get().run(count, bits);
    }
  }

  private void each(int run, int at, long[] bits) {
    for (int i = 0; i < run; i++) {
      if (one.run(bytes, starts[i], lengths[i])) {
        bits[(at + i) >> 6] |= 1L << (at + i);
      }
    }
  }
}
