package dev.wend.vm;

import dev.wend.store.Dictionary;
import dev.wend.store.Profiles;
import java.util.ArrayList;
import java.util.List;

/** Runs programs of one text column over the texts of its dictionary. One thread at a time. */
final class TextRuns {
  private final Dictionary texts;
  private final List<TextRun> runs = new ArrayList<>();
  private final byte[] bytes = new byte[Dictionary.RUN];
  private final int[] starts = new int[Profiles.PAGE];
  private final int[] lengths = new int[Profiles.PAGE];

  private long[] lasts = new long[0];

  TextRuns(Dictionary texts) {
    this.texts = texts;
  }

  /** Adds a program; they are numbered in this order. */
  void add(TextRun run) {
    runs.add(run);
    if (run.asksForLasts()) {
      lasts = new long[Profiles.PAGE];
    }
  }

  /**
   * Sets the bit of each text that passes, the first code's the first.
   *
   * @param count at most a page
   * @param bits by program; {@code null} where it is not asked
   */
  void test(int first, int count, long[][] bits) {
    for (int done = 0; done < count; ) {
      int most = Math.min(count - done, starts.length);
      int run = texts.copyRun(first + done, most, bytes, starts, lengths);
      if (lasts.length > 0) {
        TextTest.lasts(bytes, starts, lengths, run, lasts);
      }
      for (int i = 0; i < bits.length; i++) {
        if (bits[i] != null) {
          runs.get(i).test(bytes, starts, lengths, lasts, run, done, bits[i]);
        }
      }
      done += run;
    }
    for (int i = 0; i < bits.length; i++) {
      if (bits[i] != null) {
        runs.get(i).end(count, bits[i]);
      }
    }
  }
}
