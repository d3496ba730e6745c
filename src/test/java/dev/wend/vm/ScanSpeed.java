package dev.wend.vm;

import dev.wend.code.Verified;
import dev.wend.store.Profiles;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

/** Prints what some scans of ten million profiles on the heap cost; run by hand. */
final class ScanSpeed {
  private static final int COUNT = 10_000_000;
  private static final String PROFILE =
      "profile {\n id: string key\n city: string\n birthYear: int\n points: int\n day: date\n}\n";

  private ScanSpeed() {}

  public static void main(String[] args) {
    HeapProfiles store = new HeapProfiles(COUNT);
    fill(store, new Random(7));
    for (String condition :
        new String[] {
          "city in (\"c17\", \"c3\", \"c120\") and birthYear > 1980",
          "birthYear > 1980",
          "points + birthYear > 3000",
          "points * 2 - birthYear < 7",
          "city contains \"7\"",
          "year(day) > 1980 and month(day) = 5",
          "city starts with \"c1\" or not (points between 10 and 500)"
        }) {
      measure(store, condition);
    }
  }

  private static void fill(HeapProfiles store, Random random) {
    boolean[] present = new boolean[COUNT];
    Arrays.fill(present, true);
    for (int i = 0; i < COUNT; i += 50) {
      present[i] = false;
    }
    HeapProfiles.HeapColumn city = store.add(Field.of("city", Scalar.STRING));
    for (int i = 0; i < 200; i++) {
      city.value("c" + i);
    }
    city.fill(random.longs(COUNT, 0, 200).toArray(), present);
    fill(store, "birthYear", Scalar.INT, random.longs(COUNT, 1920, 2010).toArray(), present);
    fill(store, "points", Scalar.INT, random.longs(COUNT, 0, 10_000).toArray(), present);
    fill(store, "day", Scalar.DATE, random.longs(COUNT, -15_000, 12_000).toArray(), present);
  }

  private static void fill(
      HeapProfiles store, String name, Scalar type, long[] values, boolean[] present) {
    store.add(Field.of(name, type)).fill(values, present);
  }

  private static void measure(Profiles store, String condition) {
    Verified program =
        Scripts.audiences(PROFILE + "audience A = profiles where " + condition + "\n");
    long[] times = new long[60];
    long count = 0;
    for (int i = 0; i < times.length; i++) {
      long start = System.nanoTime();
      count = new Scan(program, store, Scripts.NOW).count(1).count(0);
      times[i] = System.nanoTime() - start;
    }
    Arrays.sort(times);
    SingleRun single = new SingleRun(program, Scripts.NOW);
    SlotRow row = new SlotRow(store, program.program().columns());
    long nanos = 0;
    for (int round = 0; round < 5; round++) {
      long start = System.nanoTime();
      for (int i = 0; i < 200_000; i++) {
        single.run(row.at(i * 37 % COUNT));
      }
      nanos = (System.nanoTime() - start) / 200_000;
    }
    System.out.printf(
        Locale.ROOT,
        "%-60s %9d  scan %6.2f ms  single %4d ns%n",
        condition,
        count,
        times[times.length / 4] / 1e6,
        nanos);
  }
}
