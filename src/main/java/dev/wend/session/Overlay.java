package dev.wend.session;

import dev.wend.store.Column;
import dev.wend.store.Events;
import dev.wend.store.Items;
import dev.wend.store.Profiles;
import dev.wend.value.Text;
import java.util.Map;
import java.util.Optional;

/**
 * Profiles with columns that were computed beside those of the store. An entity's rows have them,
 * too: a name is that of members of one dimension only, and is read where these are.
 */
final class Overlay implements Profiles {
  private final Profiles base;
  private final Map<String, Column> columns;

  Overlay(Profiles base, Map<String, Column> columns) {
    this.base = base;
    this.columns = Map.copyOf(columns);
  }

  @Override
  public int count() {
    return base.count();
  }

  @Override
  public Optional<Column> column(String field) {
    Column computed = columns.get(field);
    return computed == null ? base.column(field) : Optional.of(computed);
  }

  @Override
  public int version(int page) {
    return base.version(page);
  }

  @Override
  public Optional<Items> items(String list) {
    return base.items(list);
  }

  @Override
  public Optional<Events> events(String type) {
    return base.events(type);
  }

  @Override
  public void live(int page, long[] into) {
    base.live(page, into);
  }

  @Override
  public Optional<Profiles> entity(String name) {
    return base.entity(name).map(rows -> new Overlay(rows, columns));
  }

  @Override
  public int find(Text key) {
    return base.find(key);
  }
}
