package dev.wend.session;

import dev.wend.check.Catalog;
import dev.wend.check.Checked;
import dev.wend.check.Checker;
import dev.wend.check.Selection;
import dev.wend.check.Step;
import dev.wend.check.Traits;
import dev.wend.diag.Diagnostic;
import dev.wend.diag.Source;
import dev.wend.diag.Span;
import dev.wend.syntax.Ast;
import dev.wend.syntax.Ast.AudienceDeclaration;
import dev.wend.syntax.Ast.Declaration;
import dev.wend.syntax.Ast.EntityDeclaration;
import dev.wend.syntax.Ast.LetDeclaration;
import dev.wend.syntax.Ast.Name;
import dev.wend.syntax.Ast.NamespaceDeclaration;
import dev.wend.syntax.Ast.PopulationStep;
import dev.wend.syntax.Ast.SaveAudienceStep;
import dev.wend.syntax.Ast.Script;
import dev.wend.syntax.Ast.ServiceDeclaration;
import dev.wend.syntax.Ast.SourceDeclaration;
import dev.wend.syntax.Format;
import dev.wend.syntax.Parse;
import dev.wend.syntax.Parsed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

  private final List<Piece> pieces;

  /** Where what was taken in last begins: a script, behind the files that it imports. */
  private final int from;

  private final List<Declaration> declarations;
  private final Checked checked;
  private final List<Diagnostic> problems;

  private Notebook(
      List<Piece> pieces,
      int from,
      List<Declaration> declarations,
      Source whole,
      List<Diagnostic> syntax) {
    this.pieces = pieces;
    this.from = from;
    this.declarations = declarations;
    this.checked =
        Checker.check(new Script(whole, declarations, new Span(0, whole.text().length())));
    this.problems =
        Compile.merge(syntax, checked.problems()).stream().map(this::inItsPiece).toList();
  }

  static Notebook empty() {
    return new Notebook(List.of(), 0, List.of(), new Source("", ""), List.of());
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
    return new Notebook(more, begin, all, new Source(name, whole), syntax);
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

  /** Whether profiles and entities have the same fields as in another. */
  boolean hasRowsOf(Notebook other) {
    Catalog own = checked.catalog();
    Catalog others = other.checked.catalog();
    return own.profile().equals(others.profile()) && own.entities().equals(others.entities());
  }

  List<Diagnostic> problems() {
    return problems;
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
    Piece last = pieces.get(pieces.size() - 1);
    return new Checked(
        last.offset() == from ? last.padded() : checked.source(),
        checked.catalog(),
        checked.audiences(),
        checked.sources().stream().filter(s -> s.span().offset() >= from).toList(),
        List.of(),
        List.of());
  }

  /** The names that a question may use: those of populations that steps left are among them. */
  Catalog catalog() {
    Catalog script = checked.catalog();
    Map<String, Traits> audiences = new LinkedHashMap<>(script.audiences());
    for (Step step : checked.steps()) {
      if (step instanceof Step.Draw draw) {
        audiences.put(draw.name(), left(draw.from()));
      } else if (step instanceof Step.Save save) {
        save.transition().ifPresent(name -> audiences.put(name, left(save.from())));
      }
    }
    return new Catalog(
        script.zone(),
        script.profile(),
        script.entities(),
        script.services(),
        script.lets(),
        audiences);
  }

  private static Traits left(Selection from) {
    return Traits.saved(from.dimension(), Traits.Kind.LIST, from.columnTypes());
  }

  /** The steps that came last. */
  List<Step> latestSteps() {
    return checked.steps().stream().filter(step -> step.span().offset() >= from).toList();
  }

  Path latestFolder() {
    return pieces.get(pieces.size() - 1).folder();
  }
}
