package dev.wend.check;

import dev.wend.check.Typed.Aggregate;
import dev.wend.check.Typed.FieldRead;
import dev.wend.check.Typed.ItemRead;
import dev.wend.check.Typed.Items;
import dev.wend.check.Typed.LinkedRead;
import dev.wend.check.Typed.ListValue;
import dev.wend.check.Typed.Of;
import dev.wend.diag.Fault;
import dev.wend.diag.Span;
import dev.wend.syntax.Ast.Name;
import dev.wend.type.EventType;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Schema;
import dev.wend.type.TableSchema;
import dev.wend.type.Type;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads of fields, of their parts, and of what links lead to. While an expression is checked, a
 * read may have a type that no value has: an object stands for its parts, a link for the row that
 * it leads to, a list of objects for its items. {@link #value} and {@link Lists} turn them into
 * what a checked expression is made of.
 */
final class Access {
  /** What the number of items is called elsewhere. */
  private static final Set<String> LENGTHS = Set.of("length", "size", "count");

  private final Problems problems;
  private final Map<String, Catalog.Entity> entities;

  /** What the items of a going-through are as a whole, by its id. */
  private final Map<Integer, Typed> items = new HashMap<>();

  /** Those that go through events. */
  private final Set<Integer> ofEvents = new HashSet<>();

  private int nextItems;

  Access(Problems problems, Catalog catalog) {
    this.problems = problems;
    this.entities = catalog.entities();
    this.nextItems = above(catalog.lets().values());
  }

  /** A number above those that lists of lets are gone through by. */
  private static int above(Collection<Catalog.Let> lets) {
    Deque<Typed> pending = new ArrayDeque<>();
    for (Catalog.Let let : lets) {
      if (let instanceof Catalog.Let.Value value) {
        pending.push(value.value());
      }
    }
    int above = 0;
    while (!pending.isEmpty()) {
      Typed next = pending.pop();
      if (next instanceof Aggregate one) {
        above = Math.max(above, one.items().id() + 1);
      } else if (next instanceof ListValue list) {
        above = Math.max(above, list.items().id() + 1);
      } else if (next instanceof Typed.Sequence sequence) {
        for (Typed.SequenceStep step : sequence.steps()) {
          above = Math.max(above, step.items().id() + 1);
        }
      }
      Parts.of(next).forEach(pending::push);
    }
    return above;
  }

  int nextItems() {
    return nextItems++;
  }

  /** The item that a list is gone through by, as a whole. */
  Typed item(Items of) {
    return items.get(of.id());
  }

  void remember(int id, Typed item) {
    items.put(id, item);
  }

  /** A field of the row that the expression is about. */
  Typed field(Field field, Span span) {
    return isList(field.type())
        ? list(new Of.Row(), field.name(), field.type(), span)
        : new FieldRead(field, span);
  }

  /** The list that an expression makes. */
  ListValue given(Typed source, Span span) {
    return list(new Of.Given(source), TableSchema.VALUE, source.type(), span);
  }

  static boolean isList(Type type) {
    return type instanceof Type.ListOf || type instanceof Type.MapOf;
  }

  /** A list that is gone through, each item as a whole. */
  private ListValue list(Of of, String path, Type type, Span span) {
    TableSchema table = TableSchema.of(new Schema(List.of(Field.of(path, type)))).lists().get(0);
    int id = nextItems();
    Typed item = new ItemRead(id, item(type), span);
    remember(id, item);
    return new ListValue(new Items(id, of, table, List.of(), span), item, type, span);
  }

  /** The events of a type, before any is left out. */
  ListValue events(EventType type, Span span) {
    Type each = new Type.ObjectType(type.schema().fields());
    Type all = new Type.ListOf(each);
    int id = nextItems();
    Typed item = new ItemRead(id, item(all), span);
    remember(id, item);
    ofEvents.add(id);
    Items events = new Items(id, new Of.Events(), type.table(), List.of(), span);
    return new ListValue(events, item, all, span);
  }

  /** Whether an item as a whole is an event. */
  boolean isEvent(Typed item) {
    return item instanceof ItemRead read && ofEvents.contains(read.items());
  }

  private static Field item(Type list) {
    if (list instanceof Type.MapOf map) {
      Field key = Field.of(TableSchema.KEY, Scalar.STRING);
      Field value = Field.of(TableSchema.VALUE, map.value());
      return Field.of("", new Type.ObjectType(List.of(key, value)));
    }
    Type item = ((Type.ListOf) list).item();
    return Field.of(item instanceof Type.ObjectType ? "" : TableSchema.VALUE, item);
  }

  // ---- parts

  /** {@code of.name}; broken, with a problem, where there is no such part. */
  Typed part(Typed of, Name name, Span span) {
    if (Conversions.isBroken(of)) {
      return of;
    }
    if (of instanceof ListValue list && !(list.type() instanceof Type.MapOf)) {
      return mapped(list, name, span);
    }
    Optional<List<Field>> fields = fields(of.type());
    if (fields.isEmpty()) {
      problems.report(Fault.NO_FIELDS, name.span(), problems.text(of.span()), noFields(of));
      return Literals.broken(span);
    }
    Optional<Field> field =
        fields.get().stream().filter(f -> f.name().equals(name.text())).findFirst();
    if (field.isEmpty()) {
      List<String> known = fields.get().stream().map(Field::name).toList();
      String hint = Problems.suggest(name.text(), known);
      problems.report(Fault.NO_PART, name.span(), problems.text(of.span()), name.text(), hint);
      return Literals.broken(span);
    }
    return child(of, field.get(), span);
  }

  private String noFields(Typed of) {
    return of.type() instanceof Type.MapOf
        ? "Write `" + problems.text(of.span()) + "[\"key\"]`."
        : "";
  }

  /** The fields that a dot reaches: an object's, or those of the row that a link leads to. */
  private Optional<List<Field>> fields(Type type) {
    if (type instanceof Type.ObjectType object) {
      return Optional.of(object.fields());
    }
    return type instanceof Type.Link link
        ? Optional.ofNullable(entities.get(link.entity())).map(entity -> entity.schema().fields())
        : Optional.empty();
  }

  /** A path through a list gives a list. */
  private Typed mapped(ListValue list, Name name, Span span) {
    boolean counted =
        LENGTHS.contains(name.text())
            && fields(list.value().type()).stream()
                .flatMap(List::stream)
                .noneMatch(f -> f.name().equals(name.text()));
    if (counted) {
      String outer = problems.text(list.span());
      String hint = "Write `count(" + outer + ")`.";
      problems.report(Fault.NO_PART, name.span(), outer, name.text(), hint);
      return Literals.broken(span);
    }
    Typed value = part(list.value(), name, span);
    if (value instanceof ListValue inner) {
      String outer = problems.text(list.span());
      String path = inner.items().list().name();
      problems.report(Fault.LIST_PATH, span, problems.text(span), outer, path, path, outer);
      return Literals.broken(span);
    }
    return Conversions.isBroken(value)
        ? value
        : new ListValue(list.items(), value, new Type.ListOf(value.type()), span);
  }

  /** A part of what is an object or a link. */
  Typed child(Typed of, Field field, Span span) {
    if (of.type() instanceof Type.Link link) {
      return linked(keyed(of), link.entity(), field, span);
    }
    if (of instanceof FieldRead read) {
      return field(below(read.field(), field), span);
    } else if (of instanceof ItemRead read) {
      Field part = below(read.field(), field);
      return isList(part.type())
          ? list(new Of.Item(read.items()), part.name(), part.type(), span)
          : new ItemRead(read.items(), part, span);
    } else if (of instanceof LinkedRead read) {
      return linked(read.key(), read.entity(), below(read.field(), field), span);
    } else if (of instanceof Aggregate one) {
      Typed value = child(one.value().orElseThrow(), field, span);
      if (value instanceof ListValue) {
        problems.report(Fault.LIST_OF_ITEM, span, problems.text(span));
        return Literals.broken(span);
      }
      return new Aggregate(one.aggregation(), one.items(), Optional.of(value), value.type(), span);
    }
    throw new IllegalStateException("no parts of " + of.getClass());
  }

  private Typed linked(Typed key, String entity, Field field, Span span) {
    return isList(field.type())
        ? list(new Of.Linked(key, entity), field.name(), field.type(), span)
        : new LinkedRead(key, entity, field, span);
  }

  private static Field below(Field object, Field part) {
    String path = object.name().isEmpty() ? part.name() : object.name() + "." + part.name();
    return Field.of(path, part.type());
  }

  // ---- values

  /** What stands for one value: a link is its key; objects and lists are refused. */
  Typed value(Typed read) {
    Typed value = keyed(read);
    if (value.type() instanceof Type.ObjectType object) {
      String written = problems.text(value.span());
      String part = written + "." + object.fields().get(0).name();
      problems.report(Fault.OBJECT_VALUE, value.span(), written, part);
      return Literals.broken(value.span());
    }
    if (isList(value.type())) {
      String written = problems.text(value.span());
      problems.report(Fault.LIST_AS_VALUE, value.span(), written, listHint(value));
      return Literals.broken(value.span());
    }
    return value;
  }

  private String listHint(Typed value) {
    String written = problems.text(value.span());
    boolean event = value instanceof ListValue list && list.items().of() instanceof Typed.Of.Events;
    if (event
        && (problems.follows(value.span(), "in last")
            || problems.follows(value.span(), "in next"))) {
      return "Ask whether there is one: `any " + written + " in last 7 days`.";
    }
    return value.type() instanceof Type.MapOf
        ? "Take one value of it, as in `" + written + "[\"key\"]`."
        : "Take one value of it, as in `first(" + written + ")` or `count(" + written + ")`.";
  }

  /** A link as the key that it holds; anything else as it is. */
  static Typed keyed(Typed read) {
    if (read instanceof ListValue list && list.value().type() instanceof Type.Link link) {
      Type type = new Type.ListOf(link.key());
      return new ListValue(list.items(), keyed(list.value()), type, list.span());
    }
    if (!(read.type() instanceof Type.Link link)) {
      return read;
    }
    if (read instanceof FieldRead field) {
      return new FieldRead(keyed(field.field(), link), read.span());
    } else if (read instanceof ItemRead item) {
      return new ItemRead(item.items(), keyed(item.field(), link), read.span());
    } else if (read instanceof LinkedRead linked) {
      Field field = keyed(linked.field(), link);
      return new LinkedRead(linked.key(), linked.entity(), field, read.span());
    } else if (read instanceof Aggregate one) {
      Optional<Typed> value = one.value().map(Access::keyed);
      return new Aggregate(one.aggregation(), one.items(), value, link.key(), read.span());
    }
    return read;
  }

  private static Field keyed(Field field, Type.Link link) {
    return new Field(
        field.name(), link.key(), field.key(), field.namespace(), field.defaultValue());
  }

  /** Whether a value has parts of its own. */
  static boolean isWhole(Type type) {
    return type instanceof Type.ObjectType
        || type instanceof Type.MapOf
        || (type instanceof Type.ListOf list && list.item() instanceof Type.ObjectType);
  }

  /** A field of the row with all its parts, where a read is that and nothing else. */
  static Optional<Typed> whole(Typed read) {
    if (!isWhole(read.type())) {
      return Optional.empty();
    } else if (read instanceof FieldRead) {
      return Optional.of(read);
    }
    return read instanceof ListValue list
            && list.items().of() instanceof Of.Row
            && list.items().stages().isEmpty()
            && list.value() instanceof ItemRead item
            && item.field().name().isEmpty()
        ? Optional.of(new FieldRead(Field.of(list.items().list().name(), list.type()), list.span()))
        : Optional.empty();
  }

  // ---- presence

  /**
   * Whether an object has a part, or a list is there, be it empty; one that is made has an item.
   */
  Typed present(Typed read, Span span) {
    if (read instanceof ListValue list && list.items().of() instanceof Of.Given) {
      Items of = list.items();
      return Lists.any(new Items(of.id(), of.of(), of.list(), List.of(), span), span);
    }
    if (read instanceof ListValue list && list.items().of() instanceof Of.Events) {
      return Lists.any(list.items(), span);
    } else if (read instanceof ListValue list) {
      return new Typed.IsPresent(count(list.items(), span), span);
    }
    if (read instanceof Aggregate one && one.value().filter(this::isWhole).isPresent()) {
      return new Aggregate(Typed.Aggregation.ANY, one.items(), Optional.empty(), Scalar.BOOL, span);
    }
    if (read.type() instanceof Type.ObjectType object) {
      List<Typed> parts =
          object.fields().stream().map(f -> present(child(read, f, span), span)).toList();
      return parts.size() == 1 ? parts.get(0) : new Typed.Or(parts, span);
    }
    return new Typed.IsPresent(keyed(read), span);
  }

  private boolean isWhole(Typed value) {
    return value instanceof ItemRead read && read.field().name().isEmpty();
  }

  /** How many items a list has, before any is left out; missing where the list is. */
  static Typed count(Items items, Span span) {
    Field count = TableSchema.count(items.list().name());
    if (items.of() instanceof Of.Item item) {
      return new ItemRead(item.items(), count, span);
    } else if (items.of() instanceof Of.Linked linked) {
      return new LinkedRead(linked.key(), linked.entity(), count, span);
    }
    return new FieldRead(count, span);
  }
}
