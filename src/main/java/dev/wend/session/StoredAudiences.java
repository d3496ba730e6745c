package dev.wend.session;

import dev.wend.check.Traits;
import dev.wend.check.Traits.Kind;
import dev.wend.store.SavedAudience;
import dev.wend.store.Store;
import dev.wend.store.StoreException;
import dev.wend.type.Type;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The saved audiences of a store, as a script may name them and as people list them. */
final class StoredAudiences {
  private StoredAudiences() {}

  static List<SavedAudience> list(Path folder) throws SessionException {
    try (Store store = Store.open(folder)) {
      return store.audiences();
    } catch (StoreException e) {
      throw StoreCare.fault(e);
    }
  }

  /** By name. */
  static Map<String, Traits> traits(Store store) {
    Map<String, Traits> all = new LinkedHashMap<>();
    for (SavedAudience audience : store.audiences()) {
      Map<String, Type> columns = new LinkedHashMap<>();
      audience.columns().forEach(column -> columns.put(column.name(), column.type()));
      all.put(audience.name(), Traits.saved(audience.dimension(), Kind.LIST, columns));
    }
    return all;
  }
}
