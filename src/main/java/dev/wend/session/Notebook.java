package dev.wend.session;

import dev.wend.check.Catalog;
import dev.wend.check.Checked;
import dev.wend.check.Checker;
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
import dev.wend.syntax.Ast.Script;
import dev.wend.syntax.Ast.ServiceDeclaration;
import dev.wend.syntax.Ast.SourceDeclaration;
import dev.wend.syntax.Format;
import dev.wend.syntax.Parse;
import dev.wend.syntax.Parsed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
  private final List<Declaration> declarations;
  private final Checked checked;
  private final List<Diagnostic> problems;

  private Notebook(
      List<Piece> pieces, List<Declaration> declarations, Source whole, List<Diagnostic> syntax) {
    this.pieces = pieces;
    this.declarations = declarations;
    this.checked =
        Checker.check(new Script(whole, declarations, new Span(0, whole.text().length())));
    this.problems =
        Compile.merge(syntax, checked.problems()).stream().map(this::inItsPiece).toList();
  }

  static Notebook empty() {
    return new Notebook(List.of(), List.of(), new Source("", ""), List.of());
  }

  /** With another piece; it holds only where it has no errors. */
  Notebook with(Source text, Path folder) {
    List<Piece> more = new ArrayList<>(pieces);
    List<Declaration> all = new ArrayList<>(declarations);
    List<Diagnostic> syntax = new ArrayList<>();
    String before = pieces.isEmpty() ? "" : checked.source().text() + "\n";
    for (Source file : text.files()) {
      Piece piece = new Piece(before.length(), file, folder);
      Parsed<Script> parsed = Parse.script(piece.padded());
      List<Declaration> fresh = parsed.tree().declarations();
      Set<String> again = new HashSet<>();
      fresh.forEach(d -> again.add(key(d)));
      all.removeIf(d -> again.contains(key(d)));
      all.addAll(fresh);
      more.add(piece);
      syntax.addAll(parsed.problems());
      before += file.text() + "\n";
    }
    String name = pieces.isEmpty() ? text.name() : checked.source().name();
    String whole = before.substring(0, before.length() - 1);
    return new Notebook(more, all, new Source(name, whole), syntax);
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
    }
    return Optional.empty();
  }

  private Diagnostic inItsPiece(Diagnostic problem) {
    Piece piece = piece(problem.span().offset());
    return in(piece.source(), piece.offset(), problem);
  }

  /** A problem of a text that stands behind others, told in the text itself. */
  private static Diagnostic in(Source text, int offset, Diagnostic problem) {
    Span span = new Span(problem.span().offset() - offset, problem.span().length());
    return new Diagnostic(problem.fault(), text, span, problem.message(), problem.hint());
  }

  private Piece piece(int offset) {
    int i = pieces.size() - 1;
    while (i > 0 && pieces.get(i).offset() > offset) {
      i--;
    }
    return pieces.get(i);
  }

  /** A problem that was found in the sources of the last piece. */
  Diagnostic inLastPiece(Diagnostic problem) {
    Piece last = pieces.get(pieces.size() - 1);
    return in(last.source(), last.offset(), problem);
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

  /** The declarations that the last piece brought. */
  List<Declaration> latest() {
    int from = pieces.get(pieces.size() - 1).offset();
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

  /** The checked script, of its sources only those of the last piece. */
  Checked latestSources() {
    Piece last = pieces.get(pieces.size() - 1);
    return new Checked(
        last.padded(),
        checked.catalog(),
        checked.audiences(),
        checked.sources().stream().filter(s -> s.span().offset() >= last.offset()).toList(),
        List.of(),
        List.of());
  }

  Path latestFolder() {
    return pieces.get(pieces.size() - 1).folder();
  }
}
