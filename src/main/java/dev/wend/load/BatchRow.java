package dev.wend.load;

import dev.wend.code.Program;
import dev.wend.store.Batch;
import dev.wend.type.Field;
import dev.wend.value.Text;
import dev.wend.vm.HandingOn;
import dev.wend.vm.Rows;
import java.util.List;

/** A row of a batch as a row of a program. */
final class BatchRow implements dev.wend.vm.Row {
  private final Batch batch;

  /** By the program's column: its place in the batch, or -1. */
  private final int[] places;

  private final Text[] texts;
  private int row;

  BatchRow(Batch batch, List<Field> columns, int row) {
    this.batch = batch;
    this.row = row;
    places = columns.stream().mapToInt(c -> batch.field(c.name())).toArray();
    texts = columns.stream().map(c -> new Text()).toArray(Text[]::new);
  }

  private static boolean isList(Batch batch, int place) {
    return place >= batch.fields().size();
  }

  @Override
  public boolean present(int column) {
    return places[column] >= 0 && batch.isPresent(places[column], row);
  }

  @Override
  public long number(int column) {
    int place = places[column];
    return isList(batch, place)
        ? batch.itemEnd(place, row) - batch.itemStart(place, row)
        : batch.lane(place, row);
  }

  @Override
  public Text text(int column) {
    int place = places[column];
    int start = batch.textStart(place, row);
    return texts[column].set(batch.textBytes(place), start, batch.textEnd(place, row) - start);
  }

  @Override
  public Rows items(String list, Program program) {
    int place = batch.field(list);
    return place >= 0 && isList(batch, place)
        ? new OfList(place, new BatchRow(batch.items(place), program.columns(), 0))
        : Rows.NONE;
  }

  /** The items of a list of the row. */
  private final class OfList implements Rows, HandingOn {
    private final int place;
    private final BatchRow item;

    OfList(int place, BatchRow item) {
      this.place = place;
      this.item = item;
    }

    @Override
    public int count() {
      return batch.isPresent(place, row)
          ? batch.itemEnd(place, row) - batch.itemStart(place, row)
          : 0;
    }

    @Override
    public void to(int index) {
      item.row = batch.itemStart(place, row) + index;
    }

    @Override
    public dev.wend.vm.Row asked() {
      return item;
    }
  }
}
