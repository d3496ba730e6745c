package dev.wend.channel;

import dev.wend.json.JsonLines;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The outbox of a store: files in a folder, of one send a line or of packed batches. The folder has
 * one writer; the store's lock sees to that.
 *
 * <p>What lies behind the last whole batch was never acknowledged, and is cut off when the folder
 * is opened; so nothing but the last batch's number has to be known to keep each send once. No
 * batch lies in two files. The files' names are numbers; nothing of a send gets into them. Files of
 * both kinds may lie in one folder: what is opened writes its own kind and reads both.
 */
public final class FileOutbox implements Outbox {
  /** How sends stand in the files. */
  public enum Kind {
    /** One send a line of NDJSON, to be read by anybody. */
    NDJSON,
    /** Packed batches ({@link PackedSends}): a third of the room, and less time. */
    BINARY;

    /** A kind by its word, which is its name in small letters. */
    public static Optional<Kind> of(String word) {
      return Arrays.stream(values())
          .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(word))
          .findFirst();
    }
  }

  private static final long SEGMENT_BYTES = 256L << 20;

  /** A file that is being written anew. */
  private static final String ERASING = "erasing.tmp";

  private final Path folder;
  private final BatchFormat lines = new LineFormat();
  private final BatchFormat binary = new BinaryFormat();

  /** Of what is written. */
  private final BatchFormat format;

  /** Of so many batches sends may not be noted: of one more each time that a machine stops. */
  private static final int LOOKED_AT = 8;

  private final long segmentBytes;
  private int number;
  private FileChannel file;
  private long last;
  private final Map<String, Instant> lastSends = new HashMap<>();
  private boolean isBroken;

  /**
   * Opens the outbox in a folder, which is made where there is none.
   *
   * @throws UncheckedIOException if the folder cannot be read or written
   */
  public FileOutbox(Path folder) {
    this(folder, Optional.empty());
  }

  /**
   * @param kind of what is written from now on; without it that of the last file, and NDJSON where
   *     there is none
   */
  public FileOutbox(Path folder, Optional<Kind> kind) {
    this(folder, kind, SEGMENT_BYTES);
  }

  /**
   * @param segmentBytes how large a file is when the next one is begun
   */
  FileOutbox(Path folder, Optional<Kind> kind, long segmentBytes) {
    this.folder = folder;
    this.segmentBytes = segmentBytes;
    try {
      Files.createDirectories(folder);
      Files.deleteIfExists(folder.resolve(ERASING));
      List<Path> files = files(folder);
      for (int i = files.size() - 1, looked = 0; i >= 0 && looked < LOOKED_AT; i--) {
        looked += readLast(files.get(i), LOOKED_AT - looked);
      }
      number = files.isEmpty() ? 1 : number(files.get(files.size() - 1));
      BatchFormat before = files.isEmpty() ? lines : format(files.get(files.size() - 1));
      format = kind.map(k -> k == Kind.BINARY ? binary : lines).orElse(before);
      if (format != before && !files.isEmpty()) {
        number++;
      }
      openFile();
    } catch (IOException e) {
      throw failed(folder, "opened", e);
    }
  }

  /** Cuts a file behind its last whole batch; how many it has, of those that are looked at. */
  private int readLast(Path path, int most) throws IOException {
    try (FileChannel closed =
        FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      BatchFormat.Last found = format(path).cut(closed, most);
      last = Math.max(last, found.number());
      lastSends.putAll(found.sends());
      return found.batches();
    } catch (IOException e) {
      throw new IOException(path.getFileName() + ": " + e.getMessage(), e);
    }
  }

  /** The files of sends in a folder, in order. */
  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(f -> f.getFileName().toString().matches("sends-\\d{6,9}\\.(ndjson|bin)"))
          .sorted(Comparator.comparingInt(FileOutbox::number))
          .collect(Collectors.toList());
    }
  }

  private static int number(Path file) {
    String name = file.getFileName().toString();
    return Integer.parseInt(name.substring("sends-".length(), name.indexOf('.')));
  }

  private BatchFormat format(Path file) {
    return file.getFileName().toString().endsWith(binary.suffix()) ? binary : lines;
  }

  private void openFile() throws IOException {
    Path path =
        folder.resolve(String.format(Locale.ROOT, "sends-%06d.%s", number, format.suffix()));
    boolean isNew = !Files.exists(path);
    file =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    file.position(file.size());
    if (isNew) {
      syncNames();
    }
  }

  private void syncNames() throws IOException {
    try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
      names.force(true);
    }
  }

  @Override
  public synchronized long last() {
    return last;
  }

  @Override
  public Map<String, Instant> lastSends() {
    return Map.copyOf(lastSends);
  }

  @Override
  public synchronized boolean append(long batch, Iterable<Send> sends) {
    if (batch <= last) {
      return false;
    }
    if (!sends.iterator().hasNext()) {
      return true; // nothing has to be remembered of it
    }
    try {
      if (isBroken) {
        throw new IOException("an earlier batch could not be taken back");
      }
      if (file.position() >= segmentBytes) {
        file.close();
        number++;
        openFile();
      }
      write(batch, sends);
    } catch (IOException e) {
      throw failed(folder, "written", e);
    }
    last = batch;
    return true;
  }

  private void write(long batch, Iterable<Send> sends) throws IOException {
    long start = file.position();
    boolean isDone = false;
    try {
      format.write(file, batch, sends);
      file.force(false);
      isDone = true;
    } finally {
      if (!isDone) {
        takeBack(start);
      }
    }
  }

  /** Cuts off what was written of a batch that failed. */
  private void takeBack(long start) throws IOException {
    isBroken = true;
    file.truncate(start);
    file.position(start);
    isBroken = false;
  }

  @Override
  public synchronized void each(Consumer<Send> sink) {
    each(folder, sink::accept);
  }

  /**
   * Prints the sends of a folder as lines, one after another, whatever they are kept in, and
   * changes nothing there.
   *
   * @throws UncheckedIOException if a file cannot be read or is damaged; what stands before is
   *     printed
   */
  public static void print(Path folder, OutputStream to) {
    JsonLines lines = new JsonLines(to);
    try {
      try {
        each(
            folder,
            send -> {
              lines.begin();
              send.write(lines);
              lines.end();
            });
      } finally {
        lines.flush();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes a send of an outbox that is only looked at. */
  @FunctionalInterface
  public interface Reader {
    void take(Send send) throws IOException;
  }

  /**
   * Shows the sends of a folder, in order, whatever they are kept in, and changes nothing there.
   *
   * @throws UncheckedIOException if a file cannot be read or is damaged; what stands before is
   *     shown
   */
  public static void each(Path folder, Reader reader) {
    try {
      for (Path path : files(folder)) {
        boolean isBinary = path.toString().endsWith(new BinaryFormat().suffix());
        each(
            isBinary ? new BinaryFormat() : new LineFormat(),
            path,
            (at, send) -> {
              reader.take(send.get());
              return true;
            });
      }
    } catch (IOException e) {
      throw failed(folder, "read", e);
    }
  }

  private static UncheckedIOException failed(Path folder, String what, IOException e) {
    return new UncheckedIOException(
        "the outbox " + folder + " cannot be " + what + ": " + e.getMessage(), e);
  }

  /** Shows the sends of a file; what goes wrong is told with its name. */
  private static int each(BatchFormat format, Path path, BatchFormat.Taker taker)
      throws IOException {
    try {
      return format.each(path, taker);
    } catch (IOException e) {
      throw new IOException(path.getFileName() + ": " + e.getMessage(), e);
    }
  }

  /**
   * Shows the sends that are not over, in the order of their batches.
   *
   * @param handed which are over
   * @param sink takes a send, and what notes that it is over, which may be run later and by another
   *     thread
   * @param more asked before each send: whether to go on
   * @throws UncheckedIOException if the outbox cannot be read, or what is over cannot be written
   */
  public synchronized void eachLeft(
      HandedOn handed, BiConsumer<Send, Runnable> sink, BooleanSupplier more) {
    try {
      for (Path path : files(folder)) {
        if (!handed.isWhole(number(path)) && !eachLeft(path, handed, sink, more)) {
          return;
        }
      }
    } catch (IOException e) {
      throw failed(folder, "read", e);
    }
  }

  /** Whether it went through the whole file. */
  private boolean eachLeft(
      Path path, HandedOn handed, BiConsumer<Send, Runnable> sink, BooleanSupplier more)
      throws IOException {
    int of = number(path);
    int sends =
        each(
            format(path),
            path,
            (at, send) -> {
              if (handed.isOver(of, at)) {
                return true;
              }
              if (!more.getAsBoolean()) {
                return false;
              }
              sink.accept(send.get(), () -> handed.note(of, at));
              return true;
            });
    if (sends >= 0 && of < number) {
      handed.ended(of, sends);
    }
    return sends >= 0;
  }

  @Override
  public synchronized long erase(Set<String> profiles) {
    long erased = 0;
    try {
      for (Path path : files(folder)) {
        erased += erase(path, profiles);
      }
    } catch (IOException e) {
      throw failed(folder, "written", e);
    }
    return erased;
  }

  /** Puts a file in the place of one that holds sends to some people. */
  private long erase(Path path, Set<String> profiles) throws IOException {
    Path anew = folder.resolve(ERASING);
    long erased;
    try (FileChannel out =
        FileChannel.open(
            anew,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      erased = format(path).erase(path, out, profiles);
      out.force(true);
    }
    if (erased == 0) {
      Files.delete(anew);
      return 0;
    }
    boolean isOpen = number(path) == number;
    if (isOpen) {
      file.close();
    }
    try {
      Files.move(anew, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      syncNames();
    } finally {
      if (isOpen) {
        openFile();
      }
    }
    return erased;
  }

  @Override
  public synchronized void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw failed(folder, "closed", e);
    }
  }
}
