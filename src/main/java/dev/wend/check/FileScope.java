package dev.wend.check;

import dev.wend.check.Catalog.Let;
import dev.wend.syntax.Ast.Name;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The names of a source's expressions: the file's columns, each a string. Where the script does not
 * list them, a name that is no {@code let} is a column.
 */
final class FileScope implements Scope {
  private static final String ROW = "row";

  private final Optional<List<String>> columns;
  private final boolean nested;
  private final Map<String, Let> lets;
  private final Set<String> used;

  /**
   * @param columns empty when only the file knows them
   * @param nested whether a row's values have parts that a dot reaches
   * @param used where the names of lets go that are asked for
   */
  FileScope(
      Optional<List<String>> columns, boolean nested, Map<String, Let> lets, Set<String> used) {
    this.columns = columns;
    this.nested = nested;
    this.lets = lets;
    this.used = used;
  }

  @Override
  public Optional<Meaning> find(Name name, boolean quoted) {
    String text = name.text();
    if (columns.isPresent() && columns.get().contains(text)) {
      return Optional.of(new Meaning.OfField(column(text)));
    }
    if (text.equals(ROW) && !quoted) {
      return Optional.of(new Meaning.OfRow());
    }
    if (lets.containsKey(text)) {
      used.add(text);
      return Optional.of(new Meaning.OfLet(text, lets.get(text)));
    }
    return columns.isPresent() ? Optional.empty() : Optional.of(new Meaning.OfField(column(text)));
  }

  private static Field column(String name) {
    return Field.of(name, Scalar.STRING);
  }

  @Override
  public Optional<Field> path(String dotted) {
    return nested ? Optional.of(column(dotted)) : Optional.empty();
  }

  @Override
  public List<Field> fields() {
    return columns.orElse(List.of()).stream().map(FileScope::column).toList();
  }

  @Override
  public Collection<String> visible() {
    return columns.orElse(List.of());
  }

  @Override
  public Optional<Map<String, Traits>> audiences() {
    return Optional.empty();
  }

  @Override
  public String dimension() {
    return Traits.PROFILE;
  }

  @Override
  public boolean isBroken() {
    return false;
  }
}
