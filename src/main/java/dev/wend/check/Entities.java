package dev.wend.check;

import dev.wend.check.Catalog.Entity;
import dev.wend.diag.Fault;
import dev.wend.diag.Span;
import dev.wend.syntax.Ast.EntityDeclaration;
import dev.wend.syntax.Ast.FieldDeclaration;
import dev.wend.syntax.Ast.FieldMark;
import dev.wend.syntax.Ast.IdentityMark;
import dev.wend.syntax.Ast.KeyMark;
import dev.wend.syntax.Ast.Name;
import dev.wend.syntax.Ast.TypeName;
import dev.wend.type.Scalar;
import dev.wend.type.Type;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Entities: rows besides the profile, which links lead to by their keys. */
final class Entities {
  private final Problems problems;
  private final List<EntityDeclaration> declarations;

  Entities(Problems problems, List<EntityDeclaration> declarations) {
    this.problems = problems;
    this.declarations = declarations;
  }

  /** What the rows of an entity are called together: with a small first letter and an `s`. */
  static Name plural(EntityDeclaration entity) {
    Name name = entity.name();
    if (entity.plural().isPresent() || name.text().isEmpty()) {
      return entity.plural().orElse(name);
    }
    return new Name(plural(name.text()), name.span());
  }

  /** What the rows of an entity are called where nothing else is declared. */
  static String plural(String name) {
    int first = name.offsetByCodePoints(0, 1);
    return name.substring(0, first).toLowerCase(Locale.ROOT) + name.substring(first) + "s";
  }

  /** The types of the keys, which links hold. */
  Map<String, Type> keys() {
    Map<String, Type> keys = new LinkedHashMap<>();
    for (EntityDeclaration entity : declarations) {
      keys.putIfAbsent(entity.name().text(), key(entity.fields()));
    }
    keys.remove("");
    return keys;
  }

  private static Type key(List<FieldDeclaration> fields) {
    for (FieldDeclaration field : fields) {
      boolean key = field.marks().stream().anyMatch(KeyMark.class::isInstance);
      if (key && field.type() instanceof TypeName type && type.name().text().equals("int")) {
        return Scalar.INT;
      }
    }
    return Scalar.STRING;
  }

  Map<String, Entity> check(ZoneId zone, Types types) {
    Map<String, Entity> entities = new LinkedHashMap<>();
    for (EntityDeclaration entity : declarations) {
      String name = entity.name().text();
      Fields fields = new Fields(problems, zone, types, Set.of());
      Span word = new Span(entity.span().offset(), "entity".length());
      Entity checked =
          new Entity(name, plural(entity).text(), fields.check(fields(entity), word, name));
      if (!name.isEmpty()) {
        entities.putIfAbsent(name, checked);
      }
    }
    return entities;
  }

  /** The fields; an identity is refused and then read as a plain one. */
  private List<FieldDeclaration> fields(EntityDeclaration entity) {
    List<FieldDeclaration> plain = new ArrayList<>();
    for (FieldDeclaration field : entity.fields()) {
      List<FieldMark> marks = new ArrayList<>();
      for (FieldMark mark : field.marks()) {
        if (mark instanceof IdentityMark) {
          problems.report(Fault.ENTITY_IDENTITY, mark.span());
        } else {
          marks.add(mark);
        }
      }
      plain.add(new FieldDeclaration(field.name(), field.type(), marks, field.doc(), field.span()));
    }
    return plain;
  }
}
