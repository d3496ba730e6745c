package dev.wend.check;

import dev.wend.check.Checked.Assignment;
import dev.wend.check.Checked.Feed;
import dev.wend.check.Checked.Format;
import dev.wend.check.Checked.From;
import dev.wend.check.Typed.Constant;
import dev.wend.diag.Fault;
import dev.wend.diag.Span;
import dev.wend.syntax.Ast.BinaryExpression;
import dev.wend.syntax.Ast.BinaryOperator;
import dev.wend.syntax.Ast.Expression;
import dev.wend.syntax.Ast.Mapping;
import dev.wend.syntax.Ast.MergeBy;
import dev.wend.syntax.Ast.NameExpression;
import dev.wend.syntax.Ast.PathExpression;
import dev.wend.syntax.Ast.SkipWhere;
import dev.wend.syntax.Ast.SourceDeclaration;
import dev.wend.syntax.Ast.TextLiteral;
import dev.wend.type.EventType;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Schema;
import dev.wend.type.TableSchema;
import dev.wend.type.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sources: where profiles and the rows of entities come from. */
final class Sources {
  private static final String PROFILE = "profile";
  private static final String PROFILES = "profiles";

  private final Problems problems;
  private final Catalog catalog;
  private final Set<String> used;

  /**
   * @param used where the names of lets go that are asked for
   */
  Sources(Problems problems, Catalog catalog, Set<String> used) {
    this.problems = problems;
    this.catalog = catalog;
    this.used = used;
  }

  Feed check(SourceDeclaration source) {
    Optional<Target> target = target(source);
    Optional<Format> format = format(source);
    if (source.path().text().isBlank() && source.path().span().length() > 0) {
      problems.report(Fault.EMPTY_PATH, source.path().span());
    }
    Options options = Options.of(source.options(), format, problems);
    FileScope scope = scope(format, options);
    Expressions expressions = new Expressions(problems, scope, catalog);
    List<Assignment> assignments = new ArrayList<>();
    Map<String, Span> mapped = new HashMap<>();
    for (Mapping mapping : source.mappings()) {
      assignments.addAll(assignment(mapping, scope, expressions, mapped, target));
    }
    target.ifPresent(t -> requireIdentity(source, options, mapped.keySet(), t));
    return new Feed(
        source.name().text(),
        format.orElse(Format.CSV),
        source.path().text(),
        options.delimiter(),
        options.columns(),
        target.map(Target::feeds).orElseGet(Checked.Target.Profiles::new),
        assignments,
        skips(source, expressions),
        mergeBy(source, target),
        source.span());
  }

  /** What the rows of a file become. */
  private record Target(String name, Schema schema, TableSchema table, Checked.Target feeds) {
    static Target of(String name, Schema schema, Checked.Target feeds) {
      return new Target(name, schema, TableSchema.of(schema), feeds);
    }

    boolean isProfiles() {
      return feeds instanceof Checked.Target.Profiles;
    }
  }

  private Optional<Target> target(SourceDeclaration source) {
    String name = source.target().text();
    if (name.equals(PROFILE)) {
      return Optional.of(Target.of(PROFILE, catalog.profile(), new Checked.Target.Profiles()));
    }
    Catalog.Entity entity = catalog.entities().get(name);
    if (entity != null) {
      return Optional.of(Target.of(name, entity.schema(), new Checked.Target.Entity(name)));
    }
    Catalog.Event event = catalog.events().get(name);
    if (event != null) {
      return Optional.of(Target.of(name, columns(event), new Checked.Target.Event(name)));
    }
    if (!name.isEmpty()) {
      List<String> known = new ArrayList<>(List.of(PROFILE));
      known.addAll(catalog.entities().keySet());
      known.addAll(catalog.events().keySet());
      String hint = known.size() == 1 ? "Write `into profile`." : Problems.suggest(name, known);
      problems.report(Fault.TARGET, source.target().span(), name, hint);
    }
    return Optional.empty();
  }

  /** What can be read of an event, and whose it is where no field of it tells. */
  private Schema columns(Catalog.Event event) {
    List<Field> fields = new ArrayList<>(event.type().schema().fields());
    Optional<String> brought = brought(event);
    fields.removeIf(field -> brought.filter(field.name()::equals).isPresent());
    brought.ifPresent(name -> fields.add(Field.of(name, identity(name))));
    return new Schema(fields);
  }

  private Type identity(String namespace) {
    return catalog.profile().fields().stream()
        .filter(f -> f.namespace().filter(namespace::equals).isPresent())
        .findFirst()
        .map(Field::type)
        .orElse(Scalar.STRING);
  }

  /** The namespace whose value a row of events has to bring under its name. */
  private static Optional<String> brought(Catalog.Event event) {
    Optional<String> namespace = event.type().namespace().filter(name -> !name.isEmpty());
    return event.whose().isPresent() ? Optional.empty() : namespace;
  }

  /** The namespace by which profiles are merged; only one that profiles have. */
  private Optional<String> mergeBy(SourceDeclaration source, Optional<Target> target) {
    List<String> namespaces =
        catalog.profile().fields().stream().flatMap(f -> f.namespace().stream()).toList();
    Optional<String> by = Optional.empty();
    for (MergeBy merge : source.merges()) {
      String name = merge.namespace().text();
      if (!merge.what().text().equals(PROFILES)
          || target.filter(t -> !t.isProfiles()).isPresent()) {
        problems.report(Fault.MERGE_WHAT, merge.what().span(), name);
      } else if (by.isPresent()) {
        problems.report(Fault.MERGE_TWICE, merge.span());
      } else if (!namespaces.contains(name)) {
        String hint = Problems.suggest(name, namespaces);
        problems.report(Fault.MERGE_BY, merge.namespace().span(), name, hint);
      } else {
        by = Optional.of(name);
      }
    }
    return by;
  }

  private FileScope scope(Optional<Format> format, Options options) {
    boolean nested = format.filter(f -> f == Format.NDJSON).isPresent();
    return new FileScope(options.columns(), nested, catalog.lets(), used);
  }

  private List<Typed> skips(SourceDeclaration source, Expressions expressions) {
    List<Typed> skips = new ArrayList<>();
    problems.readSkips(true);
    for (SkipWhere skip : source.skips()) {
      hintEmpty(skip.condition(), source);
      skips.add(new Size(problems).bounded(expressions.condition(skip.condition())));
    }
    problems.readSkips(false);
    return skips;
  }

  /** {@code skip where camp = ""}: an empty cell of a CSV file is missing. */
  private void hintEmpty(Expression condition, SourceDeclaration source) {
    boolean isCsv = source.format().text().equals("csv");
    boolean minded = problems.text(condition.span()).contains(" is missing");
    for (BinaryOperator joined : List.of(BinaryOperator.OR, BinaryOperator.AND)) {
      for (Expression part : Facts.flatten(condition, joined)) {
        boolean isEmpty =
            part instanceof BinaryExpression test
                && test.operator() == BinaryOperator.EQUAL
                && test.left() instanceof NameExpression
                && test.right() instanceof TextLiteral text
                && text.value().isEmpty();
        if (isEmpty && isCsv && !minded) {
          Expression column = ((BinaryExpression) part).left();
          problems.report(
              Fault.EMPTY_CELL, part.span(), problems.text(column.span()) + " is missing");
        }
      }
    }
  }

  private Optional<Format> format(SourceDeclaration source) {
    String name = source.format().text();
    List<String> known = new ArrayList<>();
    for (Format format : Format.values()) {
      String word = format.name().toLowerCase(Locale.ROOT);
      if (word.equals(name)) {
        return Optional.of(format);
      }
      known.add(word);
    }
    if (!name.isEmpty()) {
      problems.report(Fault.FORMAT, source.format().span(), name, Problems.suggest(name, known));
    }
    return Optional.empty();
  }

  // ---- field = expression

  private List<Assignment> assignment(
      Mapping mapping,
      FileScope scope,
      Expressions expressions,
      Map<String, Span> mapped,
      Optional<Target> target) {
    String name = mapping.field().text();
    Span place = mapping.field().span();
    Optional<Field> field = target.flatMap(t -> field(t, name));
    if (mapped.containsKey(name)) {
      problems.report(Fault.MAPPED_TWICE, place, name, problems.line(mapped.get(name)));
    } else if (field.isEmpty()) {
      target.ifPresent(t -> refuseField(t, name, place));
    }
    mapped.putIfAbsent(name, place);
    Field into = field.orElseGet(() -> Field.of(name, Scalar.ERROR));
    Optional<From> from = from(mapping.value(), into, scope, expressions);
    return from.isEmpty() || field.isEmpty()
        ? List.of()
        : List.of(new Assignment(into, from.get(), mapping.span()));
  }

  /** A column, or a list, by its path from the row. */
  private static Optional<Field> field(Target target, String path) {
    return target.table().column(path).or(() -> list(target.schema().fields(), "", path));
  }

  private static Optional<Field> list(List<Field> fields, String prefix, String path) {
    for (Field field : fields) {
      String name = prefix + field.name();
      if (name.equals(path) && Access.isList(field.type())) {
        return Optional.of(Field.of(path, field.type()));
      } else if (field.type() instanceof Type.ObjectType object && path.startsWith(name + ".")) {
        return list(object.fields(), name + ".", path);
      }
    }
    return Optional.empty();
  }

  private void refuseField(Target target, String name, Span place) {
    List<String> paths = target.table().columns().stream().map(Field::name).toList();
    Optional<String> part = paths.stream().filter(p -> p.startsWith(name + ".")).findFirst();
    if (part.isPresent()) {
      problems.report(Fault.TARGET_OBJECT, place, name, part.get());
    } else if (!target.schema().fields().isEmpty() && !name.isEmpty()) {
      String hint = Problems.suggest(name, paths);
      problems.report(Fault.UNKNOWN_FIELD, place, target.name(), name, hint);
    }
  }

  private Optional<From> from(
      Expression written, Field field, FileScope scope, Expressions expressions) {
    Expression e = Expressions.ungroup(written);
    if (e instanceof NameExpression name) {
      Scope.Meaning meaning = scope.find(name.name(), problems.isQuoted(name.span())).orElse(null);
      if (meaning instanceof Scope.Meaning.OfRow) {
        return row(field, e.span());
      } else if (meaning instanceof Scope.Meaning.OfField column) {
        return Optional.of(new From.Column(column.field().name()));
      }
    } else if (e instanceof PathExpression path) {
      Optional<Field> column = DottedName.of(path).flatMap(scope::path);
      if (column.isPresent()) {
        return Optional.of(new From.Column(column.get().name()));
      }
    }
    Typed value = expressions.check(written);
    boolean time = field.name().equals(EventType.TIME) && field.type() == Scalar.DATETIME;
    return computed(time ? Arithmetic.firstInstant(value) : value, field);
  }

  private Optional<From> row(Field field, Span span) {
    Type type = field.type();
    if (type != Scalar.INT && type != Scalar.STRING && type != Scalar.ERROR) {
      problems.report(Fault.ROW_TYPE, span, field.name(), type.text());
      return Optional.empty();
    }
    return Optional.of(new From.RowNumber());
  }

  private Optional<From> computed(Typed value, Field field) {
    if (Conversions.isBroken(value)) {
      return Optional.empty();
    }
    Optional<Typed> fitting = Conversions.fit(value, field.type());
    if (fitting.isEmpty()) {
      problems.report(
          Fault.FIT,
          value.span(),
          value.type().text(),
          field.name(),
          field.type().text(),
          hint(value, field.type()));
    }
    return fitting.map(v -> new From.Computed(new Size(problems).bounded(v)));
  }

  private String hint(Typed value, Type wanted) {
    String written = problems.text(value.span());
    if (wanted instanceof Type.Enumeration choice) {
      return value instanceof Constant constant && constant.value() instanceof String text
          ? Problems.suggest(text, choice.values())
          : Problems.oneOf(choice.values());
    }
    if (wanted == Scalar.INT && value.type().isNumber()) {
      return "Write `round(" + written + ")`.";
    }
    String function = wanted instanceof Type.Decimal ? "decimal" : wanted.text();
    boolean convertible = wanted == Scalar.STRING || value.type() == Scalar.STRING;
    String name = wanted == Scalar.STRING ? "text" : function;
    return convertible && wanted != Scalar.BOOL && wanted != Scalar.DURATION
        ? "Write `" + name + "(" + written + ")`."
        : "";
  }

  // ---- who a row is about

  /** Where the columns are known, one of them has to say whose row it is. */
  private void requireIdentity(
      SourceDeclaration source, Options options, Set<String> mapped, Target target) {
    if (target.feeds() instanceof Checked.Target.Event) {
      requireOfEvent(source, options, mapped, catalog.events().get(target.name()));
      return;
    }
    List<String> unique =
        target.schema().fields().stream().filter(Field::unique).map(Field::name).toList();
    boolean known = options.columns().isPresent() && !unique.isEmpty();
    boolean found =
        unique.stream()
            .anyMatch(f -> mapped.contains(f) || options.columns().orElse(List.of()).contains(f));
    if (known && !found) {
      String key = target.schema().key().map(Field::name).orElse(unique.get(0));
      problems.report(Fault.NO_IDENTITY, source.name().span(), target.name(), key, key);
    }
  }

  /** Where the columns are known, one has to say when it was, and one whose it is. */
  private void requireOfEvent(
      SourceDeclaration source, Options options, Set<String> mapped, Catalog.Event event) {
    if (options.columns().isEmpty()) {
      return;
    }
    Set<String> there = new HashSet<>(mapped);
    there.addAll(options.columns().get());
    if (!there.contains(EventType.TIME)) {
      problems.report(Fault.NO_TIME, source.name().span(), event.name());
    }
    Optional<String> field =
        event.whose().orElse(null) instanceof Typed.FieldRead read
            ? Optional.of(read.field().name())
            : brought(event);
    if (field.isPresent() && !there.contains(field.get())) {
      Span place = source.name().span();
      problems.report(Fault.NO_IDENTITY, place, event.name(), field.get(), field.get());
    }
  }
}
