package dev.wend.session;

import dev.wend.store.Column;
import dev.wend.store.Items;
import dev.wend.store.Profiles;
import dev.wend.value.Text;
import java.util.Optional;

/** Profiles whose columns have a word before their names: {@code ada.city} is {@code city}. */
record CalledProfiles(Profiles base, String word) implements Profiles {
  private Optional<String> own(String name) {
    return name.startsWith(word + ".")
        ? Optional.of(name.substring(word.length() + 1))
        : Optional.empty();
  }

  @Override
  public int count() {
    return base.count();
  }

  @Override
  public Optional<Column> column(String field) {
    return own(field).flatMap(base::column);
  }

  @Override
  public int version(int page) {
    return base.version(page);
  }

  @Override
  public Optional<Items> items(String list) {
    return own(list).flatMap(base::items);
  }

  @Override
  public void live(int page, long[] into) {
    base.live(page, into);
  }

  @Override
  public Optional<Profiles> entity(String name) {
    return base.entity(name);
  }

  @Override
  public int find(Text key) {
    return base.find(key);
  }
}
