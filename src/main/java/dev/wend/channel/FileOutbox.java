package dev.wend.channel;

import dev.wend.json.JsonLines;
import dev.wend.json.JsonTree;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The outbox of a store: files of NDJSON in a folder, one send a line. The folder has one writer;
 * the store's lock sees to that.
 *
 * <p>The last line of a batch has three members more than a send: {@code "batch"}, its number, and
 * {@code "bytes"} and {@code "crc"}, how many bytes of the batch lie before these members and their
 * CRC-32C. What lies behind the last whole batch was never acknowledged, and is cut off when the
 * folder is opened; so nothing but the last batch's number has to be known to keep each send once.
 * No batch lies in two files. The files' names are numbers; nothing of a send gets into them.
 */
public final class FileOutbox implements Outbox {
  private static final long SEGMENT_BYTES = 256L << 20;

  /** A file that is being written anew. */
  private static final String ERASING = "erasing.tmp";

  private final Path folder;
  private final long segmentBytes;
  private int number;
  private FileChannel file;
  private long last;
  private Set<String> lastIds = Set.of();
  private boolean isBroken;

  /**
   * Opens the outbox in a folder, which is made where there is none.
   *
   * @throws UncheckedIOException if the folder cannot be read or written
   */
  public FileOutbox(Path folder) {
    this(folder, SEGMENT_BYTES);
  }

  /**
   * @param segmentBytes how large a file is when the next one is begun
   */
  FileOutbox(Path folder, long segmentBytes) {
    this.folder = folder;
    this.segmentBytes = segmentBytes;
    try {
      Files.createDirectories(folder);
      Files.deleteIfExists(folder.resolve(ERASING));
      List<Path> files = files(folder);
      number = files.isEmpty() ? 1 : number(files.get(files.size() - 1));
      openFile();
      last = BatchEnd.cut(file);
      if (last > 0) {
        lastIds = ids(folder, BatchEnd.lastLines(file));
      }
      for (int i = files.size() - 2; i >= 0 && last == 0; i--) {
        readLast(files.get(i));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the outbox " + folder + " cannot be opened", e);
    }
  }

  /** Takes the last batch of a file that was closed whole. */
  private void readLast(Path path) throws IOException {
    try (FileChannel closed = FileChannel.open(path, StandardOpenOption.READ)) {
      last = BatchEnd.last(closed).map(BatchEnd::batch).orElse(0L);
      lastIds = ids(path, BatchEnd.lastLines(closed));
    }
  }

  private static Set<String> ids(Path path, List<String> lines) throws IOException {
    Set<String> ids = new HashSet<>();
    for (String line : lines) {
      ids.add((String) read(path, line).get("id"));
    }
    return ids;
  }

  /** The files of sends in a folder, in order. */
  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(f -> f.getFileName().toString().matches("sends-\\d{6,9}\\.ndjson"))
          .sorted((a, b) -> Integer.compare(number(a), number(b)))
          .collect(Collectors.toList());
    }
  }

  private static int number(Path file) {
    String name = file.getFileName().toString();
    return Integer.parseInt(name.substring("sends-".length(), name.indexOf('.')));
  }

  private void openFile() throws IOException {
    Path path = folder.resolve(String.format(Locale.ROOT, "sends-%06d.ndjson", number));
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
  public Set<String> lastIds() {
    return Set.copyOf(lastIds);
  }

  @Override
  public synchronized boolean append(long batch, Iterable<Send> sends) {
    if (batch <= last) {
      return false;
    }
    Iterator<Send> left = sends.iterator();
    if (!left.hasNext()) {
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
      write(batch, left);
    } catch (IOException e) {
      throw new UncheckedIOException("the outbox " + folder + " cannot be written", e);
    }
    last = batch;
    return true;
  }

  private void write(long batch, Iterator<Send> left) throws IOException {
    long start = file.position();
    boolean isDone = false;
    try {
      CheckedOutput out = new CheckedOutput(file);
      JsonLines lines = new JsonLines(out);
      while (left.hasNext()) {
        lines.begin();
        left.next().write(lines);
        if (!left.hasNext()) {
          lines.flush();
          new BatchEnd(batch, out.bytes(), out.crc()).write(lines);
        }
        lines.end();
      }
      lines.flush();
      out.drain();
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
    try {
      for (Path path : files(folder)) {
        try (BufferedReader lines = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
          for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            sink.accept(Send.of(read(path, line)));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the outbox " + folder + " cannot be read", e);
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
      throw new UncheckedIOException("the outbox " + folder + " cannot be read", e);
    }
  }

  /** Whether it went through the whole file. */
  private boolean eachLeft(
      Path path, HandedOn handed, BiConsumer<Send, Runnable> sink, BooleanSupplier more)
      throws IOException {
    int of = number(path);
    int at = 0;
    try (BufferedReader lines = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        at++;
        if (handed.isOver(of, at)) {
          continue;
        }
        if (!more.getAsBoolean()) {
          return false;
        }
        int place = at;
        sink.accept(Send.of(read(path, line)), () -> handed.note(of, place));
      }
    }
    if (of < number) {
      handed.ended(of, at);
    }
    return true;
  }

  private static Map<?, ?> read(Path path, String line) throws IOException {
    if (JsonTree.of(line).value() instanceof Map<?, ?> object) {
      return object;
    }
    throw new IOException("a line of " + path + " is no send");
  }

  @Override
  public synchronized long erase(Set<String> profiles) {
    long erased = 0;
    try {
      for (Path path : files(folder)) {
        erased += erase(path, profiles);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the outbox " + folder + " cannot be written", e);
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
      erased = copy(path, out, profiles);
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

  /** Writes the batches of a file again, without what some sends are about. */
  private static long copy(Path path, FileChannel to, Set<String> profiles) throws IOException {
    CheckedOutput out = new CheckedOutput(to);
    JsonLines lines = new JsonLines(out);
    long erased = 0;
    try (BufferedReader from = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
      for (String line = from.readLine(); line != null; line = from.readLine()) {
        Map<?, ?> object = read(path, line);
        Send send = Send.of(object);
        boolean isErased = profiles.contains(send.profile());
        erased += isErased ? 1 : 0;
        lines.begin();
        (isErased ? send.erased() : send).write(lines);
        if (object.get("batch") instanceof Long batch) {
          lines.flush();
          new BatchEnd(batch, out.bytes(), out.crc()).write(lines);
          lines.end();
          lines.flush();
          out.begin();
        } else {
          lines.end();
        }
      }
    }
    lines.flush();
    out.drain();
    return erased;
  }

  @Override
  public synchronized void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the outbox " + folder + " cannot be closed", e);
    }
  }
}
