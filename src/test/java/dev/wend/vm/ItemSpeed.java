package dev.wend.vm;

import dev.wend.code.Verified;
import dev.wend.store.Column;
import dev.wend.store.Items;
import dev.wend.store.Profiles;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.TableSchema;
import dev.wend.type.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Prints what some scans of profiles with three orders each cost, on the heap; run by hand. */
final class ItemSpeed {
  private static final int COUNT = 2_000_000;
  private static final int EACH = 3;
  private static final String PROFILE =
      """
      profile {
        id: string key
        limit: decimal(2)
        orders: list<{ sku: string, price: decimal(2), store: string }>
      }
      """;

  private static final List<String> CONDITIONS =
      List.of(
          "any orders where price > 50",
          "any orders where price > 99",
          "any orders where store = \"N1\" and price > 50",
          "count(orders where price > 50) >= 2",
          "sum(orders.price where store = \"N1\") > 100",
          "sum(orders.price) > 150",
          "max(orders.price) > 99",
          "any o in orders where o.price > limit",
          "any o in orders where o.price > avg(orders.price) * 1.9",
          "first(orders).store = \"N1\"",
          "sum(o.price for o in (top 2 orders by price)) > 100",
          "count(distinct(orders.store)) = 2");

  private ItemSpeed() {}

  public static void main(String[] args) {
    Random random = new Random(7);
    HeapProfiles store = new HeapProfiles(COUNT);
    Orders orders = new Orders(store.pages());
    int items = store.pages() * EACH * Profiles.PAGE;
    orders.fill("price", new Type.Decimal(2), random.longs(items, 0, 10_000).toArray());
    HeapProfiles.HeapColumn shop = orders.add(Field.of("store", Scalar.STRING));
    for (int i = 0; i < 10; i++) {
      shop.value("N" + i);
    }
    shop.fill(random.longs(items, 0, 10).toArray(), all(items));
    store.put("orders", orders);
    long[] three = new long[COUNT];
    Arrays.fill(three, EACH);
    store.add(TableSchema.count("orders")).fill(three, all(COUNT));
    HeapProfiles.HeapColumn limit = store.add(Field.of("limit", new Type.Decimal(2)));
    limit.fill(random.longs(COUNT, 0, 20_000).toArray(), all(COUNT));
    for (String condition : args.length > 0 ? List.of(args) : CONDITIONS) {
      measure(store, condition);
    }
  }

  private static boolean[] all(int count) {
    boolean[] present = new boolean[count];
    Arrays.fill(present, true);
    return present;
  }

  private static void measure(Profiles store, String condition) {
    Verified program =
        Scripts.audiences(PROFILE + "audience A = profiles where " + condition + "\n");
    long[] times = new long[15];
    long count = 0;
    for (int i = 0; i < times.length && (i < 3 || times[0] < 3_000_000_000L); i++) {
      long start = System.nanoTime();
      count = new Scan(program, store, Scripts.NOW).count(1).count(0);
      times[i] = System.nanoTime() - start;
    }
    long best = Arrays.stream(times).filter(t -> t > 0).min().orElse(0);
    System.out.printf(
        Locale.ROOT,
        "%-60s %9d  scan %7.2f ms, %6.2f ns a profile%n",
        condition,
        count,
        best / 1e6,
        (double) best / COUNT);
  }

  /** As many orders for each, one behind the other. */
  private static final class Orders implements Items {
    private final Map<String, HeapProfiles.HeapColumn> columns = new LinkedHashMap<>();
    private final int[][] pages;
    private final short[][] owners = new short[EACH][Profiles.PAGE];

    Orders(int ownerPages) {
      pages = new int[ownerPages][EACH];
      for (int i = 0; i < ownerPages * EACH; i++) {
        pages[i / EACH][i % EACH] = i;
      }
      for (int i = 0; i < EACH * Profiles.PAGE; i++) {
        owners[i / Profiles.PAGE][i % Profiles.PAGE] = (short) (i / EACH);
      }
    }

    HeapProfiles.HeapColumn add(Field field) {
      HeapProfiles.HeapColumn column = new HeapProfiles.HeapColumn(field, pages.length * EACH);
      columns.put(field.name(), column);
      return column;
    }

    void fill(String name, Type type, long[] values) {
      add(Field.of(name, type)).fill(values, all(values.length));
    }

    @Override
    public int[] pages(int ownerPage) {
      return pages[ownerPage];
    }

    @Override
    public void live(int page, long[] into) {
      long last = COUNT - (long) (page / EACH) * Profiles.PAGE;
      int items = (int) Math.min(Profiles.PAGE, last * EACH - (long) (page % EACH) * Profiles.PAGE);
      Masks.first(Math.max(0, items), into);
    }

    @Override
    public void owners(int page, short[] into) {
      System.arraycopy(owners[page % EACH], 0, into, 0, into.length);
    }

    @Override
    public Optional<Column> column(String name) {
      return Optional.ofNullable(columns.get(name));
    }

    @Override
    public Optional<Items> items(String list) {
      return Optional.empty();
    }

    @Override
    public int first(int owner) {
      return owner % Profiles.PAGE * EACH;
    }
  }
}
