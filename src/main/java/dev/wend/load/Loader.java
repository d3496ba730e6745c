package dev.wend.load;

import dev.wend.check.Checked;
import dev.wend.check.Journey;
import dev.wend.diag.Diagnostic;
import dev.wend.diag.Fault;
import dev.wend.diag.Source;
import dev.wend.diag.Span;
import dev.wend.store.Batch;
import dev.wend.store.Outcomes;
import dev.wend.store.Refusal;
import dev.wend.store.Store;
import dev.wend.store.Taken;
import dev.wend.type.Field;
import dev.wend.vm.Threads;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Loads the sources of a script: one thread reads the files, the caller's applies batches of rows.
 * Loading the same files again changes nothing.
 */
public final class Loader {
  private final Checked script;
  private final Path rejects;
  private final Instant now;
  private final Progress progress;
  private final List<FeedPlan> plans;

  /**
   * What became of a source's rows.
   *
   * @param merged rows that made one profile of several; they are loaded
   * @param rejects the file of the rejected rows, when there are any
   * @param missing by place in the script, in its order: for how many of the loaded rows present
   *     values gave none (a text that is no date, an overflow)
   */
  public record Counts(
      long rows,
      long skipped,
      long rejected,
      long merged,
      Optional<Path> rejects,
      Map<Span, Long> missing) {
    public long loaded() {
      return rows - skipped - rejected;
    }
  }

  /** Writes batches to a store. */
  public interface Writer {
    /**
     * @param mergeBy namespaces by whose identities profiles are merged
     */
    Outcomes write(Batch batch, Set<String> mergeBy);

    /** Appends events that are lines of a file. */
    Outcomes append(Batch batch, Taken file);

    /** What there is of the files of a source of events. */
    List<Taken> taken(String source);

    static Writer into(Store store) {
      return new Writer() {
        @Override
        public Outcomes write(Batch batch, Set<String> mergeBy) {
          return store.upsert(batch, mergeBy);
        }

        @Override
        public Outcomes append(Batch batch, Taken file) {
          return store.append(batch, file);
        }

        @Override
        public List<Taken> taken(String source) {
          return store.taken(source);
        }
      };
    }
  }

  /**
   * Finds the files of all sources.
   *
   * @param folder the script's
   * @param rejects the folder for the files of the rows that do not fit
   * @param now the instant that the sources' expressions see
   */
  public Loader(Checked script, Path folder, Path rejects, Instant now, Progress progress)
      throws LoadException {
    this.script = script;
    this.rejects = rejects;
    this.now = now;
    this.progress = progress;
    List<FeedPlan> found = new ArrayList<>();
    for (Checked.Feed feed : script.sources()) {
      try {
        Path own = script.source().folder(feed.span().offset(), folder);
        found.add(new FeedPlan(feed, script.catalog(), own));
      } catch (LoadException e) {
        throw new LoadException(place(feed) + e.getMessage(), e);
      }
    }
    this.plans = List.copyOf(found);
  }

  /** The text that the places of {@link Counts#missing} are in. */
  public Source script() {
    return script.source();
  }

  /** What is wrong between the script and the columns of its files; asked before anything loads. */
  public List<Diagnostic> problems() throws LoadException {
    List<Diagnostic> problems = new ArrayList<>();
    for (FeedPlan plan : plans) {
      try {
        problems.addAll(plan.problems(script.source()));
      } catch (IOException e) {
        throw fault(plan, e);
      }
    }
    return problems;
  }

  /** What of a script and its files is odd and yet no error; asked once there are no problems. */
  public List<Diagnostic> hints() throws LoadException {
    List<Diagnostic> hints = new ArrayList<>();
    Map<Checked.Target, Unfilled> targets = new LinkedHashMap<>();
    for (FeedPlan plan : plans) {
      Checked.Feed feed = plan.feed();
      if (plan.files().isEmpty()) {
        hints.add(Fault.NO_FILES.at(script.source(), feed.span(), feed.path()));
      }
      try {
        targets
            .computeIfAbsent(feed.target(), t -> new Unfilled(plan.rows(), written(t)))
            .add(plan);
      } catch (IOException e) {
        throw fault(plan, e);
      }
    }
    targets.values().forEach(t -> hints.addAll(t.hints(script.source())));
    return hints;
  }

  /** Names of the fields that journeys write. */
  private Set<String> written(Checked.Target target) {
    if (!(target instanceof Checked.Target.Profiles)) {
      return Set.of();
    }
    return script.journeys().values().stream()
        .flatMap(Journey::written)
        .flatMap(field -> FlatFields.parts("", field))
        .map(Field::name)
        .collect(Collectors.toSet());
  }

  /**
   * Loads all sources in their order.
   *
   * @param apply writes a batch to the store
   */
  public Map<String, Counts> load(Writer apply) throws LoadException {
    Map<String, Counts> counts = new LinkedHashMap<>();
    for (FeedPlan plan : plans) {
      try {
        counts.put(plan.feed().name(), load(plan, apply));
      } catch (IOException e) {
        throw fault(plan, e);
      }
    }
    return counts;
  }

  private Counts load(FeedPlan plan, Writer apply) throws IOException {
    String name = plan.feed().name();
    progress.begin(name, plan.size(), Progress.Unit.BYTES);
    Applied applied;
    try (Rejects file = new Rejects(rejects.resolve(name + ".rejects.csv"), plan)) {
      FormulaMaker formulas = new FormulaMaker(script.zone(), now);
      FeedReader reader =
          new FeedReader(plan, file, script.zone(), formulas, progress, apply.taken(name));
      Thread thread = new Thread(reader, "wend-read-" + name);
      thread.setDaemon(true);
      thread.start();
      try {
        applied = applyAll(reader, file, apply, plan.feed());
      } finally {
        thread.interrupt();
        Threads.awaitEnd(thread); // so that no file stays open
      }
      long rejected = file.count();
      Optional<Path> path = rejected == 0 ? Optional.empty() : Optional.of(file.path());
      return new Counts(
          reader.rows(),
          reader.skipped() + applied.known(),
          rejected,
          applied.merged(),
          path,
          reader.missing());
    } finally {
      progress.end();
    }
  }

  /**
   * What became of rows that were applied.
   *
   * @param merged how many merged profiles
   * @param known how many were events that the store has, by their ids
   */
  private record Applied(long merged, long known) {
    Applied and(Outcomes outcomes, boolean events) {
      return new Applied(
          merged + outcomes.count(Outcomes.Outcome.MERGED),
          known + (events ? outcomes.count(Outcomes.Outcome.UNCHANGED) : 0));
    }
  }

  /** Writes all that is read. */
  private static Applied applyAll(FeedReader reader, Rejects file, Writer apply, Checked.Feed feed)
      throws IOException {
    Set<String> mergeBy = feed.mergeBy().map(Set::of).orElse(Set.of());
    Applied applied = new Applied(0, 0);
    try {
      while (true) {
        FeedReader.Item item = reader.take();
        if (item instanceof FeedReader.Item.Rows rows) {
          Outcomes outcomes =
              rows.file().isPresent()
                  ? apply.append(rows.batch(), rows.file().get())
                  : apply.write(rows.batch(), mergeBy);
          applied = applied.and(outcomes, rows.file().isPresent());
          for (Refusal refusal : inOrder(outcomes)) {
            file.refuse(refusal.mark(), refusal.field(), refusal.text());
          }
          reader.giveBack(rows);
        } else if (item instanceof FeedReader.Item.End end) {
          end.rethrow();
          return applied;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the load was interrupted", e);
    }
  }

  private static List<Refusal> inOrder(Outcomes outcomes) {
    return outcomes.refusals().stream().sorted(Comparator.comparingLong(Refusal::mark)).toList();
  }

  private LoadException fault(FeedPlan plan, IOException e) {
    String message =
        e instanceof UnreadableFile ? e.getMessage() : SourceFiles.describe(plan.files().get(0), e);
    return new LoadException(place(plan.feed()) + message, e);
  }

  /** {@code audience.wend:12: source Customers: }. */
  private String place(Checked.Feed feed) {
    return script.source().file(feed.span().offset()).name()
        + ":"
        + script.source().line(feed.span().offset())
        + ": source "
        + feed.name()
        + ": ";
  }
}
