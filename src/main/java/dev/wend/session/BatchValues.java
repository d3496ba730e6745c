package dev.wend.session;

import dev.wend.store.Batch;
import dev.wend.type.Scalar;
import dev.wend.type.Type;
import dev.wend.value.Lane;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The values of rows that are given, as {@link NestedValues} says. */
record BatchValues(Batch batch) implements NestedValues.Table {
  @Override
  public Optional<Object> value(String path, Type type, int row) {
    int place = batch.field(path);
    if (place < 0 || !batch.isPresent(place, row)) {
      return Optional.empty();
    }
    if (type != Scalar.STRING) {
      return Optional.of(Lane.outside(type, batch.lane(place, row)));
    }
    int start = batch.textStart(place, row);
    int length = batch.textEnd(place, row) - start;
    return Optional.of(new String(batch.textBytes(place), start, length, StandardCharsets.UTF_8));
  }

  @Override
  public Optional<NestedValues.Items> items(String path, int row) {
    int list = batch.field(path);
    return list < 0 || !batch.isPresent(list, row)
        ? Optional.empty()
        : Optional.of(new OfList(batch, list, row));
  }

  /** The items of a list of a row. */
  private record OfList(Batch batch, int list, int of) implements NestedValues.Items {
    @Override
    public NestedValues.Table table() {
      return new BatchValues(batch.items(list));
    }

    @Override
    public int count() {
      return batch.itemEnd(list, of) - batch.itemStart(list, of);
    }

    @Override
    public int row(int item) {
      return batch.itemStart(list, of) + item;
    }
  }
}
