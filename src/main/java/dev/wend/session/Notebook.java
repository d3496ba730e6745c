package dev.wend.session;

import dev.wend.check.Catalog;
import dev.wend.check.Checked;
import dev.wend.check.Checker;
import dev.wend.check.Selection;
import dev.wend.check.Step;
import dev.wend.check.Traits;
import dev.wend.check.Trial;
import dev.wend.diag.Diagnostic;
import dev.wend.diag.Fault;
import dev.wend.diag.Source;
import dev.wend.diag.Span;
import dev.wend.syntax.Ast;
import dev.wend.syntax.Ast.AudienceDeclaration;
import dev.wend.syntax.Ast.Declaration;
import dev.wend.syntax.Ast.EntityDeclaration;
import dev.wend.syntax.Ast.EventDeclaration;
import dev.wend.syntax.Ast.EventRuleDeclaration;
import dev.wend.syntax.Ast.LetDeclaration;
import dev.wend.syntax.Ast.Name;
import dev.wend.syntax.Ast.NamespaceDeclaration;
import dev.wend.syntax.Ast.PopulationStep;
import dev.wend.syntax.Ast.SaveAudienceStep;
import dev.wend.syntax.Ast.SaveContent;
import dev.wend.syntax.Ast.Script;
import dev.wend.syntax.Ast.ServiceDeclaration;
import dev.wend.syntax.Ast.SourceDeclaration;
import dev.wend.syntax.Format;
import dev.wend.syntax.Parse;
import dev.wend.syntax.Parsed;
import dev.wend.type.EventType;
import dev.wend.type.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/**
 * The declarations of a conversation, checked: pieces of text, of which a later one takes the place
 * of what it declares again.
 *
 * <p>All pieces are one text, each behind those before it, so the trees of earlier ones hold and
 * only the new one is read. Problems are told in the piece where they are.
 */
final class Notebook {
  /**
   * A text that was taken in.
   *
   * @param offset where it begins in the whole
   * @param folder what the paths of its sources are relative to
   */
  record Piece(int offset, Source source, Path folder) {
    /** The text where it stands in the whole, behind blanks, with the numbers of its own lines. */
    Source padded() {
      return new Source(source.name(), " ".repeat(offset) + source.text());
    }
  }

  /**
   * What was there or was done before.
   *
   * @param steps those that are done, which are not checked again
   * @param audiences that need no declaration: the store's, and the populations that steps named
   */
  private record Past(List<Declaration> steps, Map<String, Traits> audiences) {
    /** With steps that are done now. */
    Past and(List<Declaration> more, List<Step> done) {
      List<Declaration> all = new ArrayList<>(steps);
      all.addAll(more);
      Map<String, Traits> left = new LinkedHashMap<>(audiences);
      for (Step step : done) {
        if (step instanceof Step.Draw draw) {
          left.put(draw.name(), traits(draw.from()));
        } else if (step instanceof Step.Save save) {
          save.transition().ifPresent(name -> left.put(name, traits(save.from())));
          left.merge(save.audience(), Saving.traits(save), save(save.content()));
        }
      }
      return new Past(all, left);
    }

    private static Traits traits(Selection from) {
      return Traits.saved(from.dimension(), Traits.Kind.LIST, from.columnTypes());
    }

    /** What is known of an audience before and what is saved make what is known behind it. */
    private static BinaryOperator<Traits> save(SaveContent content) {
      return (before, saved) -> {
        Map<String, Type> columns = new LinkedHashMap<>();
        if (content == SaveContent.APPEND) {
          columns.putAll(before.columns());
        }
        columns.putAll(saved.columns());
        return Traits.saved(saved.dimension(), saved.kind(), columns);
      };
    }
  }

  private final List<Piece> pieces;

  /** Where what was taken in last begins: a script, behind the files that it imports. */
  private final int from;

  private final List<Declaration> declarations;
  private final Past past;
  private final List<Diagnostic> syntax;
  private final Checked checked;
  private final List<Diagnostic> problems;

  private Notebook(
      List<Piece> pieces,
      int from,
      List<Declaration> declarations,
      Past past,
      Source whole,
      List<Diagnostic> syntax) {
    this.pieces = pieces;
    this.from = from;
    this.declarations = declarations;
    this.past = past;
    this.syntax = syntax;
    List<Declaration> open = declarations.stream().filter(d -> !past.steps().contains(d)).toList();
    Script script = new Script(whole, open, new Span(0, whole.text().length()));
    this.checked = Checker.check(script, past.audiences());
    List<Diagnostic> found = Compile.merge(syntax, checked.problems());
    if (found.stream().noneMatch(Diagnostic::isError)) {
      found = Compile.merge(found, Restless.problems(checked));
    }
    this.problems = found.stream().map(this::inItsPiece).toList();
  }

  /**
   * @param saved the audiences of the store
   */
  static Notebook empty(Map<String, Traits> saved) {
    Past past = new Past(List.of(), saved);
    return new Notebook(List.of(), 0, List.of(), past, new Source("", ""), List.of());
  }

  /** With another piece; it holds only where it has no errors. */
  Notebook with(Source text, Path folder) {
    List<Piece> more = new ArrayList<>(pieces);
    List<Declaration> fresh = new ArrayList<>();
    List<Diagnostic> syntax = new ArrayList<>();
    String before = pieces.isEmpty() ? "" : checked.source().text() + "\n";
    int begin = before.length();
    for (Source file : text.files()) {
      Piece piece = new Piece(before.length(), file, folder);
      Parsed<Script> parsed = Parse.script(piece.padded());
      fresh.addAll(parsed.tree().declarations());
      more.add(piece);
      syntax.addAll(parsed.problems());
      before += file.text() + "\n";
    }
    Set<String> again = fresh.stream().map(Notebook::key).collect(Collectors.toSet());
    List<Declaration> all = new ArrayList<>(declarations);
    all.removeIf(d -> again.contains(key(d)));
    all.addAll(fresh);
    String name = pieces.isEmpty() ? text.name() : checked.source().name();
    String whole = before.substring(0, before.length() - 1);
    return new Notebook(more, begin, all, past, new Source(name, whole), syntax);
  }

  /** What two declarations share of which the later one takes the place of the other. */
  private static String key(Declaration declaration) {
    return name(declaration).map(Name::text).orElse(declaration.getClass().getName());
  }

  /** What a declaration is called; empty for those that there is one of. */
  static Optional<Name> name(Declaration declaration) {
    if (declaration instanceof LetDeclaration let) {
      return Optional.of(let.name());
    } else if (declaration instanceof AudienceDeclaration audience) {
      return Optional.of(audience.name());
    } else if (declaration instanceof SourceDeclaration source) {
      return Optional.of(source.name());
    } else if (declaration instanceof NamespaceDeclaration namespace) {
      return Optional.of(namespace.name());
    } else if (declaration instanceof EntityDeclaration entity) {
      return Optional.of(entity.name());
    } else if (declaration instanceof ServiceDeclaration service) {
      return Optional.of(service.name());
    } else if (declaration instanceof EventDeclaration event) {
      return Optional.of(event.name());
    } else if (declaration instanceof EventRuleDeclaration rule) {
      return Optional.of(rule.name());
    } else if (declaration instanceof PopulationStep step) {
      return Optional.of(step.name());
    } else if (declaration instanceof SaveAudienceStep step) {
      return Optional.of(step.audience());
    }
    return Optional.empty();
  }

  /** A problem of the whole, told in the piece where it is. */
  Diagnostic inItsPiece(Diagnostic problem) {
    Piece piece = piece(problem.span().offset());
    Span span = new Span(problem.span().offset() - piece.offset(), problem.span().length());
    return new Diagnostic(problem.fault(), piece.source(), span, problem.message(), problem.hint());
  }

  private Piece piece(int offset) {
    int i = pieces.size() - 1;
    while (i > 0 && pieces.get(i).offset() > offset) {
      i--;
    }
    return pieces.get(i);
  }

  Checked checked() {
    return checked;
  }

  /** Whether profiles, entities and events have the same fields as in another. */
  boolean hasRowsOf(Notebook other) {
    Catalog own = checked.catalog();
    Catalog others = other.checked.catalog();
    return own.profile().equals(others.profile())
        && own.entities().equals(others.entities())
        && types(own).equals(types(others));
  }

  private static List<EventType> types(Catalog catalog) {
    return catalog.events().values().stream().map(Catalog.Event::type).toList();
  }

  List<Diagnostic> problems() {
    return problems;
  }

  /** The errors, and what else was not told of an earlier state. */
  List<Diagnostic> problemsSince(Notebook earlier) {
    return problems.stream()
        .filter(p -> p.isError() || !earlier.problems.contains(p))
        // what is typed first is used later
        .filter(p -> p.fault() != Fault.UNUSED_NAME)
        .toList();
  }

  /**
   * What is told where there are errors: what cannot be read in a text that was typed, without what
   * follows from that; else what is wrong in what came last; else the first place of what was there
   * before that does not go with it.
   */
  List<Diagnostic> mistakesSince(Notebook earlier) {
    List<Diagnostic> fresh = problemsSince(earlier);
    boolean isTyped = pieces.get(pieces.size() - 1).source().name().equals(Conversation.INPUT);
    boolean isUnread =
        isTyped && syntax.stream().anyMatch(p -> p.isError() && p.span().offset() >= from);
    List<Diagnostic> own =
        (isUnread ? syntax.stream().map(this::inItsPiece) : fresh.stream())
            .filter(p -> isLatest(p.source()))
            .toList();
    return own.stream().anyMatch(Diagnostic::isError)
        ? own
        : List.of(first(fresh.stream().filter(Diagnostic::isError).toList()));
  }

  private boolean isLatest(Source source) {
    return pieces.stream().anyMatch(p -> p.offset() >= from && p.source() == source);
  }

  /** The first of the places that what came last does not go with; its hint counts the others. */
  private static Diagnostic first(List<Diagnostic> broken) {
    Diagnostic first = broken.get(0);
    int more = broken.size() - 1;
    String others =
        more == 0
            ? ""
            : (more == 1 ? "One more place does" : more + " more places do")
                + " not go with what was typed.";
    String hint = (first.hint() + " " + others).strip();
    return new Diagnostic(first.fault(), first.source(), first.span(), first.message(), hint);
  }

  boolean hasErrors() {
    return problems.stream().anyMatch(Diagnostic::isError);
  }

  List<Declaration> declarations() {
    return declarations;
  }

  /** The declarations that came last. */
  List<Declaration> latest() {
    return since(from);
  }

  /** What all pieces but the first few declare and still holds, in the canonical layout. */
  List<String> typed(int first) {
    if (pieces.size() <= first) {
      return List.of();
    }
    StringBuilder out = new StringBuilder();
    for (Declaration declaration : since(pieces.get(first).offset())) {
      String doc = declaration.doc().lines().map(l -> "/// " + l + "\n").reduce("", String::concat);
      out.append(out.length() == 0 ? "" : "\n").append(doc).append(text(declaration)).append('\n');
    }
    return Format.script(Parse.script(new Source("typed", out.toString()))).lines().toList();
  }

  private List<Declaration> since(int offset) {
    return declarations.stream().filter(d -> d.span().offset() >= offset).toList();
  }

  int size() {
    return pieces.size();
  }

  /** The text of a part of the whole. */
  String text(Ast part) {
    return checked.source().slice(part.span());
  }

  /** The checked script, of its sources only those that came last. */
  Checked latestSources() {
    return new Checked(
        Source.joined(pieces.stream().map(Piece::source).toList()),
        checked.catalog(),
        checked.audiences(),
        checked.sources().stream().filter(s -> s.span().offset() >= from).toList(),
        List.of(),
        List.of(),
        Map.of(),
        List.of());
  }

  /** The tests and properties that came last. */
  List<Trial> latestTrials() {
    return checked.trials().stream().filter(trial -> trial.span().offset() >= from).toList();
  }

  /** As it is when the steps that came last are done. */
  Notebook afterSteps() {
    List<Declaration> steps = latest().stream().filter(Ast.Step.class::isInstance).toList();
    return steps.isEmpty()
        ? this
        : new Notebook(
            pieces, from, declarations, past.and(steps, latestSteps()), checked.source(), syntax);
  }

  /** The steps that came last. */
  List<Step> latestSteps() {
    return checked.steps().stream().filter(step -> step.span().offset() >= from).toList();
  }

  Path latestFolder() {
    return pieces.get(pieces.size() - 1).folder();
  }
}
