package dev.wend.session;

import dev.wend.check.Catalog;
import dev.wend.check.Checked;
import dev.wend.check.Checked.Audience;
import dev.wend.check.Gap;
import dev.wend.check.Population;
import dev.wend.check.Selection;
import dev.wend.check.Traits;
import dev.wend.code.Lower;
import dev.wend.code.Program;
import dev.wend.code.Refusal;
import dev.wend.code.Verified;
import dev.wend.code.Verify;
import dev.wend.store.Column;
import dev.wend.store.Profiles;
import dev.wend.type.Field;
import dev.wend.vm.Best;
import dev.wend.vm.Scan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * Evaluates populations at an instant, over profiles and audiences that stay as they are meanwhile.
 */
final class Evaluation {
  private final Profiles profiles;
  private final Catalog catalog;
  private final Map<String, Audience> audiences;
  private final Instant now;
  private final BooleanSupplier stopped;
  private final IdentityHashMap<Population.Top, Column> selected = new IdentityHashMap<>();

  /**
   * @param audiences those with a rule; any other one is a column of the store
   */
  Evaluation(Profiles profiles, Catalog catalog, Map<String, Audience> audiences, Instant now) {
    this(profiles, catalog, audiences, now, () -> false);
  }

  /**
   * @param stopped whether nobody waits for the answer any more
   */
  Evaluation(
      Profiles profiles,
      Catalog catalog,
      Map<String, Audience> audiences,
      Instant now,
      BooleanSupplier stopped) {
    this.stopped = stopped;
    this.profiles = profiles;
    this.catalog = catalog;
    this.audiences = audiences;
    this.now = now;
  }

  Lower lower() {
    return new Lower(audiences, catalog.zone());
  }

  /** The profiles, or the rows of an entity. */
  Profiles rows(String dimension) {
    return dimension.equals(Traits.PROFILE)
        ? profiles
        : profiles.entity(dimension).orElse(Nobody.HERE);
  }

  /** What the rows of a dimension are called together. */
  String called(String dimension) {
    return catalog.plural(dimension);
  }

  /** A scan over the rows of a dimension; what it needs is computed first. */
  Scan scan(Lower lower, String dimension) {
    return new Scan(verify(lower.program()), rows(lower, dimension), now, stopped);
  }

  /** The rows of a dimension with the columns that a program needs beside theirs. */
  Profiles rows(Lower lower, String dimension) {
    return rows(lower.selections(), dimension);
  }

  /**
   * The rows of a dimension with some selections as columns.
   *
   * @param wanted by the name of the column
   */
  Profiles rows(Map<String, Population.Top> wanted, String dimension) {
    select(wanted.values(), dimension);
    Map<String, Column> columns = new HashMap<>();
    wanted.forEach((column, top) -> columns.put(column, selected.get(top)));
    Profiles rows = rows(dimension);
    return columns.isEmpty() ? rows : new Overlay(rows, columns);
  }

  // ---- selections over all members

  /** Computes selections in one scan; those that they need are computed before. */
  private void select(Collection<Population.Top> wanted, String dimension) {
    List<Population.Top> tops = wanted.stream().filter(t -> !selected.containsKey(t)).toList();
    if (tops.isEmpty()) {
      return;
    }
    Lower lower = lower();
    for (int i = 0; i < tops.size(); i++) {
      lower.population("members " + i, tops.get(i).of()).value("value " + i, tops.get(i).by());
    }
    Scan scan = scan(lower, dimension);
    Profiles rows = rows(dimension);
    List<AllBest> parts = scan.each(threads(), () -> AllBest.of(tops, scan, rows, key(dimension)));
    for (int i = 0; i < tops.size(); i++) {
      int top = i;
      List<Best> ofOne = parts.stream().map(part -> part.each().get(top)).toList();
      long[] members = Best.of(ofOne, rows.pages() * Profiles.WORDS);
      selected.put(tops.get(i), new HeldColumn("top", members));
    }
  }

  /** The selections of one thread. */
  private record AllBest(List<Best> each) implements Scan.PageTaker {
    static AllBest of(List<Population.Top> tops, Scan scan, Profiles rows, Field key) {
      List<Best> each = new ArrayList<>();
      for (int i = 0; i < tops.size(); i++) {
        Population.Top top = tops.get(i);
        each.add(new Best(scan, 2 * i, 2 * i + 1, top.count(), top.descending(), rows, key));
      }
      return new AllBest(each);
    }

    @Override
    public void take(int page, Scan.Outputs outputs) {
      each.forEach(best -> best.take(page, outputs));
    }
  }

  private Field key(String dimension) {
    return catalog.rows(dimension).key().orElseThrow();
  }

  // ---- counts

  /**
   * What a scan over audiences found.
   *
   * @param sizes by audience, in their order
   * @param missing how many present values gave none, by the offset of the place in the script
   */
  record Counts(Map<String, Long> sizes, Map<Integer, Long> missing) {}

  /**
   * Counts the audiences of a script.
   *
   * @param programs those of {@link #programs}, where they were made before
   */
  Counts counts(Checked script, Optional<List<Verified>> programs) {
    Map<String, Long> sizes = new LinkedHashMap<>();
    script.audiences().keySet().forEach(name -> sizes.put(name, 0L));
    Map<Integer, Long> missing = new TreeMap<>();
    List<Counting> countings = Counting.of(script);
    for (int i = 0; i < countings.size(); i++) {
      int place = i;
      Counting counting = countings.get(i);
      Lower lower = counting.lower(lower());
      Verified program = programs.map(p -> p.get(place)).orElseGet(() -> verify(lower.program()));
      Profiles rows = rows(lower, counting.dimension());
      counting.read(new Scan(program, rows, now, stopped).count(threads()), sizes, missing);
    }
    return new Counts(sizes, missing);
  }

  /** How many present values of a selection gave none, by the offset of the place. */
  Map<Integer, Long> missing(Selection selection) {
    Counting counting = new Counting(selection.dimension(), List.of(), Gap.of(selection));
    Map<Integer, Long> missing = new TreeMap<>();
    if (!counting.gaps().isEmpty()) {
      Scan scan = scan(counting.lower(lower()), counting.dimension());
      counting.read(scan.count(threads()), new HashMap<>(), missing);
    }
    return missing;
  }

  /** What a run computes: by dimension its audiences, then the places that may give no value. */
  static List<Program> programs(Checked script) {
    return Counting.of(script).stream()
        .map(c -> c.lower(new Lower(script.audiences(), script.zone())).program())
        .toList();
  }

  /**
   * What is counted in one scan.
   *
   * @param gaps places where present values may give none
   */
  private record Counting(String dimension, List<Audience> audiences, List<Gap> gaps) {
    /** Of more there are several scans: each audience takes registers, and memory for its ops. */
    private static final int MOST_AUDIENCES = 256;

    static List<Counting> of(Checked script) {
      Map<String, List<Audience>> byDimension = new LinkedHashMap<>();
      for (Audience audience : script.audiences().values()) {
        String dimension = audience.selection().dimension();
        byDimension.computeIfAbsent(dimension, d -> new ArrayList<>()).add(audience);
      }
      List<Counting> all = new ArrayList<>();
      byDimension.forEach(
          (name, some) -> {
            for (int from = 0; from < some.size(); from += MOST_AUDIENCES) {
              int to = Math.min(some.size(), from + MOST_AUDIENCES);
              List<Audience> part = some.subList(from, to);
              all.add(new Counting(name, part, Gap.of(part)));
            }
          });
      return all;
    }

    Lower lower(Lower lower) {
      audiences.forEach(a -> lower.population(a.name(), new Population.Named(a.name(), a.span())));
      for (int i = 0; i < gaps.size(); i++) {
        // No audience is called by a number.
        Gap gap = gaps.get(i);
        lower.population(
            String.valueOf(i), new Population.Where(gap.among(), gap.condition(), gap.span()));
      }
      return lower;
    }

    /** A place that several audiences share (a {@code let}) counts for each. */
    void read(Scan.Result result, Map<String, Long> sizes, Map<Integer, Long> missing) {
      for (int i = 0; i < audiences.size(); i++) {
        sizes.put(audiences.get(i).name(), result.count(i));
      }
      for (int i = 0; i < gaps.size(); i++) {
        long count = result.count(audiences.size() + i);
        if (count > 0) {
          missing.merge(gaps.get(i).span().offset(), count, Long::sum);
        }
      }
    }
  }

  /** Who is in a population, a bit for each row of its dimension. */
  Scan.Result members(Selection selection) {
    Lower lower = lower().population("members", selection.population());
    return scan(lower, selection.dimension()).members(threads());
  }

  // ---- programs

  static Verified verify(Program program) {
    try {
      return Verify.verify(program);
    } catch (Refusal e) {
      throw new IllegalStateException("a program of ours does not verify", e);
    }
  }

  static int threads() {
    return Runtime.getRuntime().availableProcessors();
  }

  /** The rows of an entity that the store has never seen. */
  private enum Nobody implements Profiles {
    HERE;

    @Override
    public int count() {
      return 0;
    }

    @Override
    public Optional<Column> column(String field) {
      return Optional.empty();
    }

    @Override
    public int version(int page) {
      return 0;
    }
  }
}
