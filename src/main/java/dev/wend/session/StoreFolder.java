package dev.wend.session;

import dev.wend.check.Catalog;
import dev.wend.check.Traits;
import dev.wend.store.Store;
import dev.wend.store.StoreException;
import dev.wend.store.Writes;
import dev.wend.type.EventType;
import dev.wend.type.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder of a run's store: the user's, or a temporary one that goes when the run does. */
final class StoreFolder implements AutoCloseable {
  private final Path folder;
  private final Optional<Thread> removal;

  private StoreFolder(Path folder, Optional<Thread> removal) {
    this.folder = folder;
    this.removal = removal;
  }

  static StoreFolder of(Optional<Path> given) throws SessionException {
    if (given.isPresent()) {
      return new StoreFolder(given.get(), Optional.empty());
    }
    try {
      Path made = Files.createTempDirectory("wend-");
      Path folder = Files.move(made, made.resolveSibling(made.getFileName() + Store.SCRATCH));
      Thread removal = new Thread(() -> delete(folder), "wend-remove");
      Runtime.getRuntime().addShutdownHook(removal);
      return new StoreFolder(folder, Optional.of(removal));
    } catch (IOException e) {
      throw new SessionException(
          SessionException.Kind.FAULT,
          "No temporary folder can be made: " + e.getMessage() + ".",
          "Name a folder for the store: `--store DIR`.",
          e);
    }
  }

  /** Whether it is the user's. */
  boolean isGiven() {
    return removal.isEmpty();
  }

  Path path() {
    return folder;
  }

  /** A temporary copy of a folder whose store nobody has open. */
  StoreFolder copied() throws SessionException {
    StoreFolder copy = of(Optional.empty());
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path from : all.toList()) {
        Path to = copy.folder.resolve(folder.relativize(from).toString());
        if (Files.isDirectory(from)) {
          Files.createDirectories(to);
        } else {
          Files.copy(from, to);
        }
      }
      return copy;
    } catch (IOException | UncheckedIOException e) {
      copy.close();
      throw new SessionException(
          SessionException.Kind.FAULT,
          "`" + folder + "` cannot be copied for a dry run: " + e.getMessage() + ".",
          "Make room for a copy of it, or leave `--dry-run` out.",
          e);
    }
  }

  boolean holdsStore() {
    return Store.exists(folder);
  }

  /** The saved audiences of the store that there is. */
  Map<String, Traits> audiences() {
    if (!Store.exists(folder)) {
      return Map.of();
    }
    try (Store store = Store.open(folder)) {
      return StoredAudiences.traits(store);
    }
  }

  /** Opens the store, or makes it, with at least the fields of a script. */
  Store open(Catalog script, Clock clock) throws SessionException {
    return open(script, clock, Writes.AT_ONCE);
  }

  Store open(Catalog script, Clock clock, Writes writes) throws SessionException {
    if (!Store.exists(folder)) {
      requireProfile(script);
      Store made =
          Store.create(folder, script.profile(), entities(script), events(script), clock, writes);
      made.call(plurals(made, script));
      return made;
    }
    Store store = Store.open(folder, writes);
    try {
      extend(store, script);
      return store;
    } catch (StoreException e) {
      store.close();
      throw e;
    }
  }

  private static void requireProfile(Catalog script) throws SessionException {
    if (script.profile().key().isEmpty()) {
      throw new SessionException(
          SessionException.Kind.REFUSED,
          "The script declares no profile, so there is nothing to load and nobody to count.",
          "Write `profile { id: string key … }`, or run a script that imports this one.");
    }
  }

  /** Gives a store what a script declares. */
  static void extend(Store store, Catalog script) {
    store.extend(script.profile(), entities(script), events(script));
    store.call(plurals(store, script));
  }

  /** The store's words for rows, with those of the script in the place of what it had. */
  private static Map<String, String> plurals(Store store, Catalog script) {
    Map<String, String> plurals = new LinkedHashMap<>(store.plurals());
    plurals.keySet().removeAll(script.entities().keySet());
    script
        .entities()
        .forEach((name, entity) -> entity.ownPlural().ifPresent(p -> plurals.put(name, p)));
    return plurals;
  }

  private static Map<String, Schema> entities(Catalog script) {
    Map<String, Schema> entities = new LinkedHashMap<>();
    script.entities().forEach((name, entity) -> entities.put(name, entity.schema()));
    return entities;
  }

  private static List<EventType> events(Catalog script) {
    return script.events().values().stream().map(Catalog.Event::type).toList();
  }

  /** Where the files of rejected rows go: into the store, or where the user is. */
  Path rejects() {
    return removal.isPresent() ? Path.of("") : folder.resolve("rejects");
  }

  @Override
  public void close() {
    if (removal.isPresent()) {
      try {
        Runtime.getRuntime().removeShutdownHook(removal.get());
        delete(folder);
      } catch (IllegalStateException e) {
        // the process is ending and the hook at work
        return;
      }
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException | UncheckedIOException e) {
      // what cannot be removed is left to the system, which clears its folder of temporary files
      return;
    }
  }
}
