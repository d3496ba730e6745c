package dev.wend.vm;

import dev.wend.store.Column;
import dev.wend.store.Events;
import dev.wend.store.Items;
import dev.wend.store.Profiles;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/** Rows in pages: profiles, the rows of an entity, or the items of a list. */
sealed interface Paged {
  Optional<Column> column(String name);

  /**
   * The column of a program's field. A damaged program may take a text for a number, or a number
   * for a text: it finds none.
   */
  default Optional<Column> column(Field field) {
    boolean isText = field.type() == Scalar.STRING;
    return column(field.name()).filter(c -> c.dictionary().isPresent() == isText);
  }

  Optional<Items> items(String list);

  default Optional<Events> events(String type) {
    return Optional.empty();
  }

  /** Which slots of a page hold a row. */
  void live(int page, long[] into);

  /** All pages that there are now. */
  int[] all();

  record OfProfiles(Profiles profiles) implements Paged {
    @Override
    public Optional<Column> column(String name) {
      return profiles.column(name);
    }

    @Override
    public Optional<Items> items(String list) {
      return profiles.items(list);
    }

    @Override
    public Optional<Events> events(String type) {
      return profiles.events(type);
    }

    @Override
    public void live(int page, long[] into) {
      profiles.live(page, into);
    }

    @Override
    public int[] all() {
      return IntStream.range(0, profiles.pages()).toArray();
    }
  }

  /**
   * @param owners whose items they are
   */
  record OfItems(Items list, Paged owners) implements Paged {
    @Override
    public Optional<Column> column(String name) {
      return list.column(name);
    }

    @Override
    public Optional<Items> items(String within) {
      return list.items(within);
    }

    @Override
    public void live(int page, long[] into) {
      list.live(page, into);
    }

    @Override
    public int[] all() {
      return Arrays.stream(owners.all()).flatMap(page -> Arrays.stream(list.pages(page))).toArray();
    }
  }

  /** Texts, which are put into a register before each run. */
  record OfTexts() implements Paged {
    @Override
    public Optional<Column> column(String name) {
      return Optional.empty();
    }

    @Override
    public Optional<Items> items(String list) {
      return Optional.empty();
    }

    @Override
    public void live(int page, long[] into) {
      Masks.first(Profiles.PAGE, into);
    }

    @Override
    public int[] all() {
      return new int[1];
    }
  }
}
