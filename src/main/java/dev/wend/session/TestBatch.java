package dev.wend.session;

import dev.wend.check.Catalog;
import dev.wend.check.Given;
import dev.wend.check.Typed;
import dev.wend.code.Lower;
import dev.wend.store.Batch;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.value.Text;
import dev.wend.vm.Row;
import dev.wend.vm.SingleRun;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Values that a test gives, on their way into a batch. */
final class TestBatch {
  private final List<Given> given;
  private final List<Typed> values = new ArrayList<>();
  private final SingleRun run;
  private int next;

  /**
   * @param now when they are given
   */
  TestBatch(List<Given> given, Catalog catalog, Instant now) {
    this.given = given;
    collect(given);
    Lower lower = new Lower(Map.of(), catalog.zone());
    for (int i = 0; i < values.size(); i++) {
      lower.value("value " + i, values.get(i));
    }
    run = new SingleRun(Evaluation.verify(lower.program()), now);
  }

  private void collect(List<Given> some) {
    for (Given one : some) {
      if (one instanceof Given.Value value && !isMissing(value.value())) {
        values.add(value.value());
      } else if (one instanceof Given.Items list) {
        list.items().forEach(this::collect);
      }
    }
  }

  private static boolean isMissing(Typed value) {
    return value instanceof Typed.Constant constant && constant.value() == null;
  }

  /** The fields of a batch of such rows. */
  List<Field> fields() {
    return given.stream().map(Given::field).toList();
  }

  /** Gives the values of the current row of a batch whose fields begin with these. */
  void give(Batch to, long row) {
    next = 0;
    run.run(new Whole(row));
    give(given, to);
  }

  private void give(List<Given> some, Batch to) {
    for (Given one : some) {
      int place = to.field(one.field().name());
      if (one instanceof Given.Nothing) {
        to.setMissing(place);
      } else if (one instanceof Given.Value value) {
        value(value, place, to);
      } else if (one instanceof Given.Items list) {
        for (List<Given> item : list.items()) {
          Batch items = to.items(place);
          clear(items);
          give(item, items);
          items.endRow(0);
        }
        to.setList(place);
      }
    }
  }

  /** What an item does not say is missing. */
  private static void clear(Batch items) {
    for (int f = 0; f < items.fields().size() + items.lists().size(); f++) {
      items.setMissing(f);
    }
  }

  private void value(Given.Value value, int place, Batch to) {
    if (isMissing(value.value())) {
      to.setMissing(place);
      return;
    }
    int output = next++;
    if (!run.present(output)) {
      to.setMissing(place);
    } else if (value.field().type() == Scalar.STRING) {
      byte[] utf8 = run.text(output).toString().getBytes(StandardCharsets.UTF_8);
      to.set(place, utf8, 0, utf8.length);
    } else {
      to.set(place, run.number(output));
    }
  }

  /** The number of a row, which is all that values may read. */
  private record Whole(long number) implements Row {
    @Override
    public boolean present(int column) {
      return true;
    }

    @Override
    public long number(int column) {
      return number;
    }

    @Override
    public Text text(int column) {
      throw new IllegalStateException("a row's number is no text");
    }
  }
}
