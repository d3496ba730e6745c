package dev.wend.vm;

import dev.wend.store.Dictionary;
import dev.wend.store.Profiles;
import dev.wend.value.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs programs of one text column over the texts of its dictionary. One thread at a time. */
final class TextRuns {
  /** Texts that are read at once: so few that they stay in the nearest cache. */
  private static final int STEP = 1024;

  private final Dictionary texts;
  private final List<TextRun> runs = new ArrayList<>();
  private final byte[] bytes = new byte[Dictionary.RUN + Affixes.BEYOND];
  private final int[] starts = new int[Profiles.PAGE];
  private final int[] lengths = new int[Profiles.PAGE];

  // the programs that only ask how texts begin, or how they end; by number what they ask for

  private final Map<Integer, Text> beginnings = new LinkedHashMap<>();
  private final Map<Integer, Text> endings = new LinkedHashMap<>();
  private Optional<Affixes> ofBeginnings = Optional.empty();
  private Optional<Affixes> ofEndings = Optional.empty();

  TextRuns(Dictionary texts) {
    this.texts = texts;
  }

  /** Adds a program; they are numbered in this order. */
  void add(TextRun run) {
    int number = runs.size();
    runs.add(run);
    run.start().ifPresent(text -> beginnings.put(number, text));
    run.end().ifPresent(text -> endings.put(number, text));
  }

  /**
   * Sets the bit of each text that passes, the first code's the first.
   *
   * @param count at most a page
   * @param bits by program; {@code null} where it is not asked
   */
  void test(int first, int count, long[][] bits) {
    boolean begin = isAsked(beginnings, bits);
    boolean end = isAsked(endings, bits);
    for (int done = 0; done < count; ) {
      int most = Math.min(count - done, STEP);
      int run = texts.copyRun(first + done, most, bytes, starts, lengths);
      if (begin) {
        beginnings().run(bytes, starts, lengths, run, done, bits);
      }
      if (end) {
        endings().run(bytes, starts, lengths, run, done, bits);
      }
      others(run, done, bits);
      done += run;
    }
    for (int i = 0; i < bits.length; i++) {
      if (bits[i] != null) {
        runs.get(i).end(count, bits[i]);
      }
    }
  }

  private static boolean isAsked(Map<Integer, Text> tests, long[][] bits) {
    return tests.keySet().stream().anyMatch(test -> bits[test] != null);
  }

  private Affixes beginnings() {
    if (ofBeginnings.isEmpty()) {
      ofBeginnings = Optional.of(Affixes.starts(beginnings));
    }
    return ofBeginnings.get();
  }

  private Affixes endings() {
    if (ofEndings.isEmpty()) {
      ofEndings = Optional.of(Affixes.ends(endings));
    }
    return ofEndings.get();
  }

  private void others(int count, int at, long[][] bits) {
    for (int i = 0; i < bits.length; i++) {
      if (bits[i] != null && !beginnings.containsKey(i) && !endings.containsKey(i)) {
        runs.get(i).test(bytes, starts, lengths, count, at, bits[i]);
      }
    }
  }
}
