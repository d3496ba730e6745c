package dev.wend.store;

import dev.wend.type.EventType;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Schema;
import dev.wend.type.Type;
import dev.wend.value.Text;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A process that takes somebody in and erases him, one after another, until it is killed. Before it
 * erases it tells whom. All that is only his has the word {@value #SECRET} and his number in it.
 */
final class ErasingChild {
  static final String SECRET = "secret-";
  private static final Field TAGS = Field.of("tags", new Type.ListOf(Scalar.STRING));
  private static final List<Field> FIELDS = List.of(Rows.ID, Rows.EMAIL, Rows.CITY, TAGS);
  private static final EventType TYPE =
      new EventType("Buy", List.of(TAGS), Optional.of("id"), OptionalLong.empty());
  private static final List<Field> EVENT =
      List.of(
          Field.of(EventType.WHOSE, Scalar.STRING),
          Field.of(EventType.TIME, Scalar.DATETIME),
          Field.of(EventType.ID, Scalar.STRING),
          TAGS);

  private ErasingChild() {}

  public static void main(String[] args) {
    Path folder = Path.of(args[0]);
    PrintStream out = System.out;
    try (Store store = Store.exists(folder) ? Store.open(folder) : create(folder)) {
      for (int n = next(store); ; n++) {
        store.upsert(Trees.batch(FIELDS, List.of(person("stays-", n), person(SECRET, n))));
        store.append(Trees.batch("Buy", EVENT, List.of(event("stays-", n), event(SECRET, n))));
        if (n % 3 == 0) {
          store.checkpoint();
        }
        out.println(n);
        out.flush();
        store.erase(store.find(Text.of(SECRET + n + ".")));
      }
    }
  }

  /** The first number of whom nothing was ever acknowledged. */
  static int next(Store store) {
    int n = 1;
    while (store.find(Text.of("stays-" + n + ".")) >= 0) {
      n++;
    }
    return n;
  }

  private static Store create(Path folder) {
    return Store.create(folder, new Schema(FIELDS), Map.of(), List.of(TYPE), Clock.systemUTC());
  }

  private static Map<String, Object> person(String who, int n) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("id", who + n + ".");
    row.put("email", who + n + ".@x.org");
    row.put("city", who + n + ".ville");
    row.put("tags", List.of(Trees.item(who + n + ".tag"), Trees.item("shared")));
    return row;
  }

  private static Map<String, Object> event(String who, int n) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put(EventType.WHOSE, who + n + ".");
    row.put(EventType.TIME, (long) n);
    row.put(EventType.ID, "event " + who + n + ".");
    row.put("tags", List.of(Trees.item(who + n + ".lost"), Trees.item("shared")));
    return row;
  }
}
