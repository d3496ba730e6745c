package dev.wend.check;

import dev.wend.check.Typed.Constant;
import dev.wend.diag.Fault;
import dev.wend.diag.Nearest;
import dev.wend.diag.Span;
import dev.wend.syntax.Ast.DefaultMark;
import dev.wend.syntax.Ast.Expression;
import dev.wend.syntax.Ast.FieldDeclaration;
import dev.wend.syntax.Ast.FieldMark;
import dev.wend.syntax.Ast.IdentityMark;
import dev.wend.syntax.Ast.KeyMark;
import dev.wend.syntax.Ast.Name;
import dev.wend.syntax.Ast.NameExpression;
import dev.wend.syntax.Ast.ProfileDeclaration;
import dev.wend.syntax.Ast.TypeName;
import dev.wend.type.EventType;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Schema;
import dev.wend.type.Type;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The fields of a profile declaration. */
final class Fields {
  private final Problems problems;
  private final Types types;
  private final Set<String> namespaces;
  private final Expressions constants;
  private final Map<String, Field> fields = new LinkedHashMap<>();
  private final Map<String, Span> places = new HashMap<>();
  private final Map<String, String> holders = new HashMap<>();

  Fields(Problems problems, ZoneId zone, Types types, Set<String> namespaces) {
    this.problems = problems;
    this.types = types;
    this.namespaces = namespaces;
    // A default may mention nothing; a name in one is reported by what it is not.
    Catalog nothing = Catalog.of(new Schema(List.of()), zone);
    Scope none =
        new ProfileScope(nothing, Map.of(), Map.of(), Map.of(), new LinkedHashSet<>(), true);
    this.constants = new Expressions(problems, none, nothing);
  }

  /** The schema of what could be read; every field has a type. */
  Schema check(ProfileDeclaration profile) {
    for (FieldDeclaration field : profile.fields()) {
      if (field.name().text().equals(Services.CONSENT)) {
        problems.report(Fault.TAKEN_NAME, field.name().span(), Services.CONSENT);
      }
    }
    Span word = new Span(profile.span().offset(), "profile".length());
    return check(profile.fields(), word, "profile");
  }

  /**
   * Fields of which one is the key.
   *
   * @param word where the lack of one is reported
   * @param what whose fields they are
   */
  Schema check(List<FieldDeclaration> declarations, Span word, String what) {
    declarations.forEach(this::field);
    boolean isBroken = declarations.stream().anyMatch(Fields::isBroken);
    if (!isBroken && fields.values().stream().noneMatch(Field::key)) {
      problems.report(Fault.NO_KEY, word, what);
    }
    return new Schema(new ArrayList<>(fields.values()));
  }

  /** Whether what stands there could not be read, so that a mark of it may be lost. */
  private static boolean isBroken(FieldDeclaration field) {
    return field.name().text().isEmpty()
        || (field.type() instanceof TypeName type && type.name().text().isEmpty());
  }

  /** Those of an event, which have no marks. */
  List<Field> ofEvent(List<FieldDeclaration> declarations) {
    for (FieldDeclaration field : declarations) {
      for (FieldMark mark : field.marks()) {
        String hint =
            mark instanceof IdentityMark
                ? "Write `identified by " + field.name().text() + "` before the brace."
                : "Remove it.";
        problems.report(Fault.EVENT_MARK, mark.span(), word(mark), hint);
      }
      String name = field.name().text();
      if (name.equals(EventType.TIME) || name.equals(EventType.ID)) {
        problems.report(Fault.EVENT_FIELD, field.name().span(), name);
      } else {
        field(
            new FieldDeclaration(field.name(), field.type(), List.of(), field.doc(), field.span()));
      }
    }
    return List.copyOf(fields.values());
  }

  private void field(FieldDeclaration declaration) {
    String name = declaration.name().text();
    if (fields.containsKey(name)) {
      problems.report(
          Fault.DUPLICATE_FIELD, declaration.name().span(), name, problems.line(places.get(name)));
      return;
    }
    Type type = types.of(declaration.type());
    refuseRepeated(declaration.marks());
    boolean key = isKey(declaration, type);
    Optional<String> namespace = key ? Optional.of(name) : namespace(declaration, type);
    namespace.ifPresent(n -> hold(n, declaration));
    Optional<Object> fallback = fallback(declaration, type, key || namespace.isPresent());
    places.put(name, declaration.name().span());
    fields.put(name, new Field(name, type, key, namespace, fallback));
  }

  private void refuseRepeated(List<FieldMark> marks) {
    Set<Class<?>> seen = new LinkedHashSet<>();
    for (FieldMark mark : marks) {
      if (!seen.add(mark.getClass())) {
        problems.report(Fault.REPEATED_MARK, mark.span(), word(mark));
      }
    }
  }

  private static String word(FieldMark mark) {
    if (mark instanceof KeyMark) {
      return "key";
    }
    return mark instanceof IdentityMark ? "identity" : "default";
  }

  private static <T extends FieldMark> Optional<T> mark(FieldDeclaration field, Class<T> kind) {
    return field.marks().stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }

  // ---- key and identities

  private boolean isKey(FieldDeclaration field, Type type) {
    Optional<KeyMark> mark = mark(field, KeyMark.class);
    if (mark.isEmpty()) {
      return false;
    }
    Optional<Field> first = fields.values().stream().filter(Field::key).findFirst();
    if (first.isPresent()) {
      problems.report(Fault.SECOND_KEY, mark.get().span(), first.get().name());
      return false;
    }
    if (type != Scalar.STRING && type != Scalar.INT && type != Scalar.ERROR) {
      problems.report(Fault.KEY_TYPE, field.type().span(), type.text(), field.name().text());
    }
    mark(field, IdentityMark.class)
        .ifPresent(identity -> problems.report(Fault.KEY_AND_IDENTITY, identity.span()));
    return true;
  }

  private Optional<String> namespace(FieldDeclaration field, Type type) {
    Optional<IdentityMark> mark = mark(field, IdentityMark.class);
    if (mark.isEmpty()) {
      return Optional.empty();
    }
    if (type != Scalar.STRING && type != Scalar.ERROR) {
      problems.report(Fault.IDENTITY_TYPE, field.type().span(), type.text(), field.name().text());
    }
    String name = mark.get().namespace().map(Name::text).orElse(field.name().text());
    if (!namespaces.contains(name)) {
      String hint =
          Nearest.of(name, namespaces)
              .map(near -> "Did you mean `" + near + "`? Or declare it: `namespace " + name + "`.")
              .orElse("Declare it: `namespace " + name + "`, or name one: `identity email`.");
      Span place = mark.get().namespace().map(Name::span).orElse(mark.get().span());
      problems.report(Fault.UNKNOWN_NAMESPACE, place, name, hint);
    }
    return Optional.of(name);
  }

  private void hold(String namespace, FieldDeclaration field) {
    String holder = holders.putIfAbsent(namespace, field.name().text());
    if (holder != null) {
      problems.report(Fault.SHARED_NAMESPACE, field.name().span(), holder, namespace);
    }
  }

  // ---- defaults

  private Optional<Object> fallback(FieldDeclaration field, Type type, boolean unique) {
    Optional<DefaultMark> mark = mark(field, DefaultMark.class);
    if (mark.isEmpty()) {
      return Optional.empty();
    }
    if (unique) {
      problems.report(Fault.IDENTITY_DEFAULT, mark.get().span());
      return Optional.empty();
    }
    Typed value = constants.check(mark.get().value());
    if (type == Scalar.ERROR || isReported(value, mark.get().value())) {
      return Optional.empty();
    }
    if (Conversions.fit(value, type).orElse(value) instanceof Constant constant
        && constant.type().equals(type)
        && constant.value() != null) {
      return Optional.of(constant.value());
    }
    problems.report(
        Fault.DEFAULT_VALUE, value.span(), field.name().text(), type.text(), hint(value, type));
    return Optional.empty();
  }

  /** Names are not looked up in a default, so that a broken value may have no report yet. */
  private static boolean isReported(Typed value, Expression written) {
    boolean name = Expressions.ungroup(written) instanceof NameExpression;
    return Conversions.isBroken(value) && !name;
  }

  private String hint(Typed value, Type type) {
    if (value instanceof Constant constant && type instanceof Type.Enumeration choice) {
      return Problems.suggest(String.valueOf(constant.value()), choice.values());
    }
    String written = problems.text(value.span());
    if (type == Scalar.STRING) {
      return "Write `\"" + written.replace("\"", "") + "\"`.";
    }
    boolean quoted = value.type() == Scalar.STRING && value instanceof Constant;
    return quoted ? "Write the value without quotes." : "";
  }
}
