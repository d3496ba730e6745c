package dev.wend.type;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A declared kind of event.
 *
 * @param fields those of the script, without {@value #TIME} and {@value #ID}
 * @param namespace the namespace of the identity that tells whose an event is: an identity's, or
 *     the name of the profile's key; empty of a business event, which is nobody's
 * @param kept for how many milliseconds an event is remembered after its time; for ever where empty
 */
public record EventType(
    String name, List<Field> fields, Optional<String> namespace, OptionalLong kept) {
  /** When it happened: a datetime that every event has. */
  public static final String TIME = "time";

  /** A text that tells an event from others of its type; events without one are all distinct. */
  public static final String ID = "id";

  /** In a batch of events: the value of {@link #namespace} that tells whose each is. */
  public static final String WHOSE = "#whose";

  /** The namespace of a type whose events tell whose they are by the profile's slot. */
  private static final String SLOT = "#slot";

  public EventType {
    fields = List.copyOf(fields);
  }

  /**
   * A type of what the engine notes about profiles. Its name begins with {@code #}; in a batch
   * {@link #WHOSE} is a whole number, the profile's slot.
   */
  public static EventType note(String name, List<Field> fields) {
    return new EventType("#" + name, fields, Optional.of(SLOT), OptionalLong.empty());
  }

  /**
   * A type of notes of what an action of an endpoint answered: its results, and behind them the
   * journey, the value and the number of the run that asked.
   */
  public static EventType answer(String endpoint, String action, List<Field> results) {
    List<Field> fields = new ArrayList<>(results);
    fields.add(Field.of("#journey", Scalar.STRING));
    fields.add(Field.of("#each", Scalar.STRING));
    fields.add(Field.of("#run", Scalar.INT));
    return note("answer." + endpoint + "." + action, fields);
  }

  /**
   * What the store notes, where it has this type, of the events that it moves as it merges
   * profiles: which arrival of which page of profiles has become which.
   */
  public static final EventType MERGE =
      note(
          "merge",
          List.of(
              Field.of("page", Scalar.INT),
              Field.of("arrival", Scalar.INT),
              Field.of("toPage", Scalar.INT),
              Field.of("toArrival", Scalar.INT)));

  /** A note's field with this name tells by which run of its person it was made. */
  private static final Set<String> RUN = Set.of("run", "#run");

  /**
   * Whether a field of a note tells by which run of its person it was made: the how-many-th in its
   * lower half. In the upper half stands whose it was at first, once its person was merged into
   * another, so that it stays apart from those of the other.
   */
  public static boolean isRun(String field) {
    return RUN.contains(field);
  }

  /** A run that becomes another's, as notes tell it. */
  public static long merged(long run, int slot) {
    return run >>> Integer.SIZE != 0 ? run : run | (slot + 1L) << Integer.SIZE;
  }

  /** Whether it is of what the engine notes, which no script sees. */
  public boolean isNote() {
    return namespace.filter(SLOT::equals).isPresent();
  }

  public boolean isBusiness() {
    return namespace.isEmpty();
  }

  /** All that can be read of an event: {@value #TIME}, {@value #ID} and the fields. */
  public Schema schema() {
    List<Field> all = new ArrayList<>();
    all.add(Field.of(TIME, Scalar.DATETIME));
    all.add(Field.of(ID, Scalar.STRING));
    all.addAll(fields);
    return new Schema(all);
  }

  /** The table of its events; nested fields are tables within. */
  public TableSchema table() {
    TableSchema flat = TableSchema.of(schema());
    return new TableSchema(name, flat.columns(), flat.lists());
  }
}
