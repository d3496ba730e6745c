package dev.wend.check;

import dev.wend.check.Catalog.EventRule;
import dev.wend.check.Typed.FieldRead;
import dev.wend.check.Typed.ItemRead;
import dev.wend.check.Typed.Items;
import dev.wend.check.Typed.Of;
import dev.wend.check.Typed.Stage;
import dev.wend.type.Field;
import dev.wend.type.TableSchema;
import java.util.ArrayList;
import java.util.List;

/**
 * The condition of an event rule as one over a single event: its fields are read as fields of the
 * row, {@code event.price}.
 */
final class EventReads extends Rewriting {
  private static final String PREFIX = ItemScope.EVENT + ".";

  private final int event;
  private final int above;

  /**
   * @param event by which number the rule goes through its events
   * @param above the numbers of the copy's lists lie above it
   */
  private EventReads(int event, int above) {
    this.event = event;
    this.above = above;
  }

  /**
   * What a rule asks of an event.
   *
   * @param beside the condition that the result stands beside
   */
  static List<Typed> of(EventRule rule, List<Typed> beside) {
    int above = beside.stream().mapToInt(EventReads::greatest).max().orElse(-1);
    List<Typed> all = new ArrayList<>();
    for (Stage stage : rule.items().stages()) {
      all.add(new EventReads(rule.items().id(), above).copy(((Stage.Where) stage).condition()));
    }
    return all;
  }

  /** The greatest number by which a list is gone through; -1 where none is. */
  private static int greatest(Typed value) {
    int greatest = -1;
    if (value instanceof Typed.ListValue list) {
      greatest = list.items().id();
    } else if (value instanceof Typed.Aggregate one) {
      greatest = one.items().id();
    } else if (value instanceof Typed.Sequence sequence) {
      greatest = sequence.steps().stream().mapToInt(s -> s.items().id()).max().orElse(-1);
    }
    for (Typed part : Parts.of(value)) {
      greatest = Math.max(greatest, greatest(part));
    }
    return greatest;
  }

  /** Whether an expression asks something of the event of a trigger. */
  static boolean isAbout(Typed value) {
    boolean here =
        (value instanceof FieldRead read && read.field().name().startsWith(PREFIX))
            || (value instanceof Typed.Aggregate one && isOf(one.items()))
            || (value instanceof Typed.ListValue list && isOf(list.items()));
    return here || Parts.of(value).stream().anyMatch(EventReads::isAbout);
  }

  private static boolean isOf(Items items) {
    return items.of() instanceof Of.Row && items.list().name().startsWith(PREFIX);
  }

  @Override
  protected int number(int items) {
    return items + above + 1;
  }

  @Override
  protected Typed item(ItemRead read) {
    if (read.items() != event) {
      return super.item(read);
    }
    return new FieldRead(Field.of(PREFIX + read.field().name(), read.type()), read.span());
  }

  @Override
  protected Of owner(Of.Item item) {
    return item.items() == event ? new Of.Row() : super.owner(item);
  }

  @Override
  protected TableSchema table(Items items) {
    TableSchema table = items.list();
    boolean isOfEvent = items.of() instanceof Of.Item item && item.items() == event;
    return isOfEvent
        ? new TableSchema(PREFIX + table.name(), table.columns(), table.lists())
        : table;
  }
}
