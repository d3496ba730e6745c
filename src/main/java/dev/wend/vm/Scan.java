package dev.wend.vm;

import dev.wend.code.Verified;
import dev.wend.store.Profiles;
import dev.wend.type.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Runs a program over all profiles of a store. A scan is bound to the instant and to the profiles
 * that there are when it is made; each page is seen whole, as the store had it at some moment.
 */
public final class Scan {
  private static final int TRIES = 1 << 17;
  private static final int SPINS = 1000;
  private static final long PAUSE_NANOS = 10_000;

  private final Attached attached;
  private final int count;
  private final BooleanSupplier stopped;

  public Scan(Verified program, Profiles profiles, Instant now) {
    this(program, profiles, now, () -> false);
  }

  /**
   * @param stopped asked before each page, from any thread; when it says yes the scan ends with a
   *     {@link CancellationException}
   */
  public Scan(Verified program, Profiles profiles, Instant now, BooleanSupplier stopped) {
    attached = new Attached(program, profiles, now);
    count = profiles.count();
    this.stopped = stopped;
  }

  /** What came out of a page, by output; slots are those of the page. */
  public interface Outputs {
    /** Who is in a mask, or has a value: slot {@code s} in bit {@code s % 64} of word s / 64. */
    long[] mask(int output);

    /** The value of a slot as it sits in a lane; only where it has one. */
    long lane(int output, int slot);

    /** The text of a slot; only where it has one. */
    String text(int output, int slot);
  }

  /** What is done with what came out of a page. */
  @FunctionalInterface
  public interface PageTaker {
    void take(int page, Outputs outputs);
  }

  /**
   * Hands what came out of each page on.
   *
   * @param takers makes one for each thread; one gets a page at a time, in any order
   */
  public <T extends PageTaker> List<T> each(int threads, Supplier<T> takers) {
    List<T> made = new ArrayList<>();
    run(
        threads,
        false,
        false,
        () -> {
          T taker = takers.get();
          made.add(taker);
          return taker;
        });
    return made;
  }

  /** The type of an output. */
  Type type(int output) {
    return attached.bound.program.outputs().get(output).type();
  }

  /** How many are in each mask. */
  public Result count(int threads) {
    return run(threads, false, false);
  }

  /** How many, and who. */
  public Result members(int threads) {
    return run(threads, true, false);
  }

  /** How many, and what each op did. */
  public Result explain(int threads) {
    return run(threads, false, true);
  }

  private Result run(int threads, boolean keep, boolean measure) {
    return run(threads, keep, measure, () -> (page, outputs) -> {});
  }

  private Result run(
      int threads, boolean keep, boolean measure, Supplier<? extends PageTaker> takers) {
    Result result = new Result(attached.bound.program.outputs().size(), count, keep);
    AtomicInteger next = new AtomicInteger();
    List<Worker> workers = new ArrayList<>();
    for (int i = 0; i < Math.max(1, Math.min(threads, result.pages())); i++) {
      workers.add(new Worker(next, result, measure, takers.get()));
    }
    List<Thread> started = new ArrayList<>();
    for (Worker worker : workers.subList(1, workers.size())) {
      Thread thread = new Thread(worker, "wend-scan");
      thread.setDaemon(true);
      thread.start();
      started.add(thread);
    }
    workers.get(0).run();
    started.forEach(Threads::awaitEnd);
    workers.forEach(worker -> result.add(worker.counts, worker.figures, worker.failure));
    return result;
  }

  /** One thread's part: pages as it gets to them. */
  private final class Worker implements Runnable {
    private final AtomicInteger next;
    private final Result result;
    private final long[] counts;
    private final Optional<OpFigures> figures;
    private final PageRun run;
    private final PageTaker taker;
    private Optional<RuntimeException> failure = Optional.empty();

    Worker(AtomicInteger next, Result result, boolean measure, PageTaker taker) {
      this.taker = taker;
      this.next = next;
      this.result = result;
      counts = new long[attached.bound.program.outputs().size()];
      figures = measure ? Optional.of(new OpFigures(attached.bound.program)) : Optional.empty();
      run = new PageRun(attached, figures);
    }

    @Override
    public void run() {
      try {
        for (int p = next.getAndIncrement(); p < result.pages(); p = next.getAndIncrement()) {
          if (stopped.getAsBoolean()) {
            throw new CancellationException("the scan was stopped");
          }
          page(p);
        }
      } catch (RuntimeException e) {
        failure = Optional.of(e);
      }
    }

    private void page(int page) {
      int rows = Math.min(Profiles.PAGE, count - page * Profiles.PAGE);
      whole(page, rows);
      for (int output = 0; output < counts.length; output++) {
        counts[output] += Masks.count(run.mask(output));
        result.keep(output, page, run.mask(output));
      }
      taker.take(page, run);
    }

    /** Runs until no writer came into the page meanwhile. */
    private void whole(int page, int rows) {
      for (int i = 0; i < TRIES; i++) {
        int version = attached.profiles.version(page);
        if ((version & 1) == 0) {
          run.run(page, rows);
          if (attached.profiles.version(page) == version) {
            return;
          }
        }
        // A writer that lost its processor inside the page needs it back.
        if (i < SPINS) {
          Thread.onSpinWait();
        } else {
          LockSupport.parkNanos(PAUSE_NANOS);
        }
      }
      throw new IllegalStateException("page " + page + " is never at rest");
    }
  }

  /** What came out, by output: how many, and who where that was asked for. */
  public static final class Result {
    private final int profiles;
    private final long[] counts;
    private final long[][] members;
    private Optional<OpFigures> figures = Optional.empty();

    private Result(int outputs, int profiles, boolean keep) {
      this.profiles = profiles;
      counts = new long[outputs];
      members = new long[keep ? outputs : 0][pages() * Profiles.WORDS];
    }

    private int pages() {
      return (profiles + Profiles.PAGE - 1) / Profiles.PAGE;
    }

    private void keep(int output, int page, long[] mask) {
      if (members.length > 0) {
        System.arraycopy(mask, 0, members[output], page * Profiles.WORDS, Profiles.WORDS);
      }
    }

    private void add(
        long[] more, Optional<OpFigures> moreFigures, Optional<RuntimeException> failure) {
      failure.ifPresent(
          e -> {
            throw e;
          });
      for (int i = 0; i < counts.length; i++) {
        counts[i] += more[i];
      }
      if (figures.isPresent() && moreFigures.isPresent()) {
        figures.get().add(moreFigures.get());
      } else if (moreFigures.isPresent()) {
        figures = moreFigures;
      }
    }

    /** How many profiles the scan went over. */
    public int profiles() {
      return profiles;
    }

    /** How many are in a mask, or have a value. */
    public long count(int output) {
      return counts[output];
    }

    /** Whether a profile is in a mask; only where members were asked for. */
    public boolean contains(int output, int slot) {
      return (members[output][slot / 64] >>> (slot % 64) & 1) != 0;
    }

    /** Who is in a mask, a bit for each slot; only where members were asked for. */
    public long[] members(int output) {
      return members[output];
    }

    /** The next slot from one on that is in a mask, or -1. */
    public int next(int output, int from) {
      for (int slot = from; slot < profiles; slot = (slot / 64 + 1) * 64) {
        long rest = members[output][slot / 64] >>> (slot % 64);
        if (rest != 0) {
          return slot + Long.numberOfTrailingZeros(rest);
        }
      }
      return -1;
    }

    /** What each op did; only where that was asked for. */
    public Optional<OpFigures> figures() {
      return figures;
    }
  }
}
