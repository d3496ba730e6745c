package dev.wend.session;

import dev.wend.store.Store;
import dev.wend.store.StoreException;
import dev.wend.store.StoreInfo;
import dev.wend.type.Field;
import java.nio.file.Path;

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
      // a column is verified against its checksums when it is first asked for
      for (Field field : store.schema().fields()) {
        if (store.column(field.name()).isEmpty()) {
          throw new IllegalStateException("the store has no column " + field.name());
        }
      }
      return store.info();
    } catch (StoreException e) {
      throw fault(e);
    }
  }

  static SessionException fault(StoreException e) {
    return new SessionException(SessionException.Kind.FAULT, e.getMessage(), e.remedy(), e);
  }
}
