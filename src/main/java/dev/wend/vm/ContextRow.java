package dev.wend.vm;

import dev.wend.code.Program;
import dev.wend.store.Events;
import dev.wend.store.Profiles;
import dev.wend.type.Field;
import dev.wend.value.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A profile together with some of its events, each of which has a name: {@code order.price} is the
 * price of the event that is called {@code order}, any other column is the profile's.
 */
public final class ContextRow implements Row {
  private final SlotRow profile;
  private final String[] names;
  private final SlotRow[] events;
  private final boolean[] here;
  private boolean isNobody;

  /** By column: the place of its event; -1 of the profile. */
  private final int[] owners;

  /**
   * @param called the types of the events by their names
   */
  public ContextRow(Profiles profiles, Program program, Map<String, String> called) {
    profile = new SlotRow(profiles, program);
    names = called.keySet().toArray(String[]::new);
    events = new SlotRow[names.length];
    here = new boolean[names.length];
    for (int i = 0; i < names.length; i++) {
      Optional<Events> of = profiles.events(called.get(names[i]));
      if (of.isPresent()) {
        Paged rows = new Paged.OfItems(of.get(), new Paged.OfProfiles(profiles));
        events[i] = new SlotRow(profiles, rows, own(program, names[i]), program.links());
      }
    }
    owners = new int[program.columns().size()];
    for (int c = 0; c < owners.length; c++) {
      owners[c] = owner(program.columns().get(key(program, c)).name());
    }
  }

  /** The columns without the word before their names; those of others have none. */
  private static List<Field> own(Program program, String word) {
    List<Field> own = new ArrayList<>();
    for (Field column : program.columns()) {
      boolean is = column.name().startsWith(word + ".");
      String name = is ? column.name().substring(word.length() + 1) : "";
      own.add(Field.of(name, column.type()));
    }
    return own;
  }

  /** The column by way of which one is read. */
  private static int key(Program program, int column) {
    for (Program.Link link : program.links()) {
      if (link.column() == column) {
        return link.key();
      }
    }
    return column;
  }

  private int owner(String name) {
    for (int i = 0; i < names.length; i++) {
      if (name.startsWith(names[i] + ".")) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Moves to a profile, or to nobody where the slot is below 0, none of whose events has a name
   * yet.
   */
  public ContextRow at(int slot) {
    isNobody = slot < 0;
    if (!isNobody) {
      profile.at(slot);
    }
    Arrays.fill(here, false);
    return this;
  }

  /** Hides some events of the profile from now on, but those that have names. */
  public void hide(Hidden events) {
    profile.hide(events);
  }

  /** Calls an event, by its slot among those of its type, by a name; another name is none's. */
  public void call(String name, int event) {
    for (int i = 0; i < names.length; i++) {
      if (names[i].equals(name) && events[i] != null) {
        events[i].at(event);
        here[i] = true;
      }
    }
  }

  private Row of(int column) {
    int owner = owners[column];
    if (owner < 0) {
      return isNobody ? Nothing.ROW : profile;
    }
    return here[owner] ? events[owner] : Nothing.ROW;
  }

  @Override
  public boolean present(int column) {
    return of(column).present(column);
  }

  @Override
  public long number(int column) {
    return of(column).number(column);
  }

  @Override
  public Text text(int column) {
    return of(column).text(column);
  }

  @Override
  public Rows items(String list, Program program) {
    int owner = owner(list);
    if (owner < 0) {
      return isNobody ? Rows.NONE : profile.items(list, program);
    }
    return here[owner]
        ? events[owner].items(list.substring(names[owner].length() + 1), program)
        : Rows.NONE;
  }

  @Override
  public EventRows events(String type, Program program) {
    return isNobody ? Nothing.ROW.events(type, program) : profile.events(type, program);
  }

  @Override
  public Finding entity(String name) {
    return profile.entity(name);
  }
}
