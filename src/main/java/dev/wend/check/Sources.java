package dev.wend.check;

import dev.wend.check.Checked.Assignment;
import dev.wend.check.Checked.Feed;
import dev.wend.check.Checked.Format;
import dev.wend.check.Checked.From;
import dev.wend.check.Typed.Constant;
import dev.wend.diag.Fault;
import dev.wend.diag.Span;
import dev.wend.syntax.Ast.Expression;
import dev.wend.syntax.Ast.Mapping;
import dev.wend.syntax.Ast.NameExpression;
import dev.wend.syntax.Ast.PathExpression;
import dev.wend.syntax.Ast.SkipWhere;
import dev.wend.syntax.Ast.SourceDeclaration;
import dev.wend.type.Field;
import dev.wend.type.Scalar;
import dev.wend.type.Schema;
import dev.wend.type.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sources: where profiles come from. */
final class Sources {
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
    boolean profile = isProfile(source);
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
      assignment(mapping, scope, expressions, mapped, profile).ifPresent(assignments::add);
    }
    if (profile) {
      requireIdentity(source, options, mapped.keySet());
    }
    return new Feed(
        source.name().text(),
        format.orElse(Format.CSV),
        source.path().text(),
        options.delimiter(),
        options.columns(),
        assignments,
        skips(source, expressions),
        source.span());
  }

  private boolean isProfile(SourceDeclaration source) {
    String target = source.target().text();
    boolean profile = target.equals("profile");
    if (!profile && !target.isEmpty()) {
      problems.report(Fault.TARGET, source.target().span(), target);
    }
    return profile;
  }

  private FileScope scope(Optional<Format> format, Options options) {
    boolean nested = format.filter(f -> f == Format.NDJSON).isPresent();
    return new FileScope(options.columns(), nested, catalog.lets(), used);
  }

  private List<Typed> skips(SourceDeclaration source, Expressions expressions) {
    List<Typed> skips = new ArrayList<>();
    for (SkipWhere skip : source.skips()) {
      skips.add(new Size(problems).bounded(expressions.condition(skip.condition())));
    }
    return skips;
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

  private Optional<Assignment> assignment(
      Mapping mapping,
      FileScope scope,
      Expressions expressions,
      Map<String, Span> mapped,
      boolean profile) {
    String name = mapping.field().text();
    Span place = mapping.field().span();
    Schema schema = catalog.profile();
    Optional<Field> field = schema.field(name);
    if (mapped.containsKey(name)) {
      problems.report(Fault.MAPPED_TWICE, place, name, problems.line(mapped.get(name)));
    } else if (field.isEmpty() && profile && !schema.fields().isEmpty()) {
      List<String> known = schema.fields().stream().map(Field::name).toList();
      problems.report(Fault.UNKNOWN_FIELD, place, name, Problems.suggest(name, known));
    }
    mapped.putIfAbsent(name, place);
    Field target = field.orElseGet(() -> Field.of(name, Scalar.ERROR));
    return from(mapping.value(), target, scope, expressions)
        .filter(from -> field.isPresent())
        .map(from -> new Assignment(target, from, mapping.span()));
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
      Optional<Field> column = Expressions.dotted(path).flatMap(scope::path);
      if (column.isPresent()) {
        return Optional.of(new From.Column(column.get().name()));
      }
    }
    return computed(expressions.check(written), field);
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
  private void requireIdentity(SourceDeclaration source, Options options, Set<String> mapped) {
    List<String> unique =
        catalog.profile().fields().stream().filter(Field::unique).map(Field::name).toList();
    boolean known = options.columns().isPresent() && !unique.isEmpty();
    boolean found =
        unique.stream()
            .anyMatch(f -> mapped.contains(f) || options.columns().orElse(List.of()).contains(f));
    if (known && !found) {
      String key = catalog.profile().key().map(Field::name).orElse(unique.get(0));
      problems.report(Fault.NO_IDENTITY, source.name().span(), key, key);
    }
  }
}
