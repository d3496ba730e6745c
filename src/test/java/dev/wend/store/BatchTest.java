package dev.wend.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Type;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How lists are given to a batch. */
class BatchTest {
  private static final Type LINES =
      new Type.ListOf(
          new Type.ObjectType(
              List.of(
                  Field.of("sku", Scalar.STRING), Field.of("tags", new Type.ListOf(Scalar.INT)))));

  private final Batch batch =
      new Batch(List.of(Rows.ID, Field.of("lines", LINES), Field.of("year", Scalar.INT)), 10);
  private final int lines = batch.field("lines");
  private final int tags = batch.items(lines).field("tags");

  private void line(String sku, long... numbers) {
    Batch items = batch.items(lines);
    items.set(0, sku.getBytes(java.nio.charset.StandardCharsets.UTF_8), 0, sku.length());
    for (long number : numbers) {
      items.items(tags).set(0, number);
      items.items(tags).endRow(0);
    }
    items.setList(tags);
    items.endRow(0);
  }

  private void end() {
    batch.set(0, new byte[] {'k'}, 0, 1);
    batch.set(1, 7);
    batch.endRow(0);
  }

  @Test
  void columnsComeBeforeLists() {
    assertEquals(List.of(0, 1, 2), List.of(batch.field("id"), batch.field("year"), lines));
    assertEquals(-1, batch.field("sku"));
  }

  @Test
  void itemsBelongToTheRowThatFollowsThem() {
    line("a", 1, 2);
    line("b");
    batch.setList(lines);
    end();
    batch.setList(lines);
    end();
    line("c", 3);
    batch.setList(lines);
    end();
    Batch items = batch.items(lines);
    assertEquals(3, items.rows());
    assertEquals(2, batch.itemEnd(lines, 0));
    assertEquals(2, batch.itemStart(lines, 1));
    assertEquals(2, batch.itemEnd(lines, 1));
    assertEquals(3, batch.itemEnd(lines, 2));
    assertEquals(2, items.itemStart(tags, 2));
    assertEquals(3, items.items(tags).lane(0, 2));
  }

  @Test
  void whatIsNotEndedLeavesNothing() {
    line("dropped", 1, 2, 3);
    batch.dropRow();
    line("missing", 4);
    batch.setMissing(lines);
    end();
    assertFalse(batch.isPresent(lines, 0));
    assertEquals(0, batch.items(lines).rows());
    assertEquals(0, batch.items(lines).items(tags).rows());
  }

  @Test
  void aBatchOfItemsGrows() {
    for (int i = 0; i < 1000; i++) {
      line("sku" + i, i, -i);
    }
    batch.setList(lines);
    end();
    Batch items = batch.items(lines);
    assertEquals(1000, batch.itemEnd(lines, 0));
    assertEquals(999, items.items(tags).lane(0, items.itemStart(tags, 999)));
    batch.clear();
    assertEquals(0, items.items(tags).rows());
  }
}
