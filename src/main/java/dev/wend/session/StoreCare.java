package dev.wend.session;

import dev.wend.channel.FileOutbox;
import dev.wend.store.Store;
import dev.wend.store.StoreException;
import dev.wend.store.StoreInfo;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What keeps a store well. */
final class StoreCare {
  private StoreCare() {}

  static StoreInfo info(Path folder) throws SessionException {
    try (Store store = Store.open(folder)) {
      return store.info();
    } catch (StoreException e) {
      throw fault(e);
    }
  }

  static StoreInfo check(Path folder) throws SessionException {
    try (Store store = Store.open(folder)) {
      List<String> findings = store.check();
      if (!findings.isEmpty()) {
        throw new SessionException(
            SessionException.Kind.FAULT,
            "The store is damaged. " + String.join(" ", findings),
            "Restore a copy, or load the sources into a new folder.");
      }
      return store.info();
    } catch (StoreException e) {
      throw fault(e);
    }
  }

  static void sends(Path folder, OutputStream to) throws SessionException {
    try {
      Store locked = Store.open(folder);
      try {
        Path outbox = folder.resolve(JourneyRun.OUTBOX);
        if (Files.isDirectory(outbox)) {
          FileOutbox.print(outbox, to);
        }
      } finally {
        locked.close();
      }
    } catch (StoreException e) {
      throw fault(e);
    } catch (UncheckedIOException e) {
      throw new SessionException(
          SessionException.Kind.FAULT,
          e.getMessage() + ".",
          "The sends before that are printed. Restore a copy of the file.",
          e);
    }
  }

  static SessionException fault(StoreException e) {
    return new SessionException(SessionException.Kind.FAULT, e.getMessage(), e.remedy(), e);
  }
}
