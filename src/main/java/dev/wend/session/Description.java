package dev.wend.session;

import dev.wend.check.Catalog.Let;
import dev.wend.check.Checked;
import dev.wend.check.ListFunction;
import dev.wend.diag.Nearest;
import dev.wend.lib.Fn;
import dev.wend.lib.Functions;
import dev.wend.session.RunAnswer.SourceCounts;
import dev.wend.session.SessionException.Kind;
import dev.wend.syntax.Ast.Declaration;
import dev.wend.syntax.Ast.FieldDeclaration;
import dev.wend.syntax.Ast.Name;
import dev.wend.syntax.Ast.ProfileDeclaration;
import dev.wend.type.Field;
import dev.wend.type.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Tells what is declared. */
final class Description {
  private final Notebook notebook;
  private final Checked script;
  private final Optional<Findings> findings;
  private final Map<String, SourceCounts> loaded;

  Description(Notebook notebook, Optional<Findings> findings, Map<String, SourceCounts> loaded) {
    this.notebook = notebook;
    this.script = notebook.checked();
    this.findings = findings;
    this.loaded = loaded;
  }

  Reply of(Optional<String> name) throws SessionException {
    return name.isPresent()
        ? new Reply.Lines(one(name.get()))
        : new Reply.Listed(items(notebook.declarations()));
  }

  /** A row for each declaration, and for each field of a profile. */
  List<Reply.Item> items(List<Declaration> declarations) {
    List<String> audiences =
        declarations.stream().flatMap(d -> Notebook.name(d).stream()).map(Name::text).toList();
    Map<String, Reply.Size> sizes = findings.map(f -> f.sizes(audiences)).orElse(Map.of());
    List<Reply.Item> items = new ArrayList<>();
    for (Declaration declaration : declarations) {
      items.add(item(declaration, sizes));
      if (declaration instanceof ProfileDeclaration profile) {
        profile.fields().forEach(f -> items.add(field(f)));
      }
    }
    return items;
  }

  private Reply.Item item(Declaration declaration, Map<String, Reply.Size> sizes) {
    Optional<Name> name = Notebook.name(declaration);
    String text = notebook.text(declaration);
    int length =
        name.map(n -> n.span().offset() - declaration.span().offset())
            .orElseGet(() -> Suggestions.end(text));
    String kind = text.substring(0, length).strip();
    String called = name.map(Name::text).orElse("");
    String type =
        Optional.ofNullable(script.catalog().lets().get(called)).map(Suggestions::type).orElse("");
    return new Reply.Item(
        kind, called, type, Optional.ofNullable(sizes.get(called)), declaration.doc());
  }

  private Reply.Item field(FieldDeclaration field) {
    String type = notebook.text(field).substring(notebook.text(field.name()).length() + 1).strip();
    return new Reply.Item("field", field.name().text(), type, Optional.empty(), field.doc());
  }

  // ---- one thing

  private List<String> one(String name) throws SessionException {
    List<String> lines = new ArrayList<>();
    for (Declaration declaration : notebook.declarations()) {
      if (Notebook.name(declaration).filter(n -> n.text().equals(name)).isPresent()) {
        lines.addAll(declaration(declaration, name));
      } else if (declaration instanceof ProfileDeclaration profile) {
        profile.fields().stream()
            .filter(f -> f.name().text().equals(name))
            .forEach(f -> lines.addAll(doc(f.doc(), notebook.text(f))));
        if (name.equals("profile") || name.equals("profiles")) {
          lines.addAll(doc(declaration.doc(), notebook.text(declaration)));
        }
      }
    }
    ListFunction.of(name).ifPresent(f -> lines.addAll(listFunction(f)));
    Functions.named(name).forEach(fn -> lines.addAll(function(fn)));
    if (name.contains(".")) {
      part(name).ifPresent(lines::add);
    }
    if (lines.isEmpty()) {
      throw new SessionException(Kind.REFUSED, "Nothing is called `" + name + "`.", hint(name));
    }
    return lines;
  }

  private String hint(String name) {
    List<String> known = new ArrayList<>(Functions.names());
    known.addAll(ListFunction.words());
    script.profile().fields().forEach(field -> known.add(field.name()));
    notebook.declarations().forEach(d -> Notebook.name(d).ifPresent(n -> known.add(n.text())));
    return Nearest.of(name, known)
        .map(near -> "Did you mean `" + near + "`?")
        .orElse("`:describe` lists what is declared.");
  }

  /** {@code orders.price: int}, whatever stands between. */
  private Optional<String> part(String path) {
    List<String> names = List.of(path.split("\\.", -1));
    Optional<Type> type = script.profile().field(names.get(0)).map(Field::type);
    for (String name : names.subList(1, names.size())) {
      type = type.flatMap(t -> member(t, name));
    }
    return type.map(t -> path + ": " + t.text());
  }

  private Optional<Type> member(Type type, String name) {
    Type of = type instanceof Type.ListOf list ? list.item() : type;
    List<Field> fields = List.of();
    if (of instanceof Type.ObjectType object) {
      fields = object.fields();
    } else if (of instanceof Type.Link link) {
      fields = script.catalog().entities().get(link.entity()).schema().fields();
    }
    return fields.stream().filter(f -> f.name().equals(name)).map(Field::type).findFirst();
  }

  private static List<String> doc(String doc, String text) {
    List<String> lines = new ArrayList<>();
    doc.lines().forEach(line -> lines.add("/// " + line));
    text.lines().forEach(lines::add);
    return lines;
  }

  private List<String> declaration(Declaration declaration, String name) {
    List<String> lines = doc(declaration.doc(), notebook.text(declaration));
    Let let = script.catalog().lets().get(name);
    if (let != null) {
      lines.add("Type: " + Suggestions.type(let));
    }
    if (script.audiences().containsKey(name) && findings.isPresent()) {
      Reply.Size size = findings.get().sizes(List.of(name)).get(name);
      lines.add(size(size));
    }
    if (loaded.containsKey(name)) {
      SourceCounts counts = loaded.get(name);
      lines.add(
          String.format(
              Locale.ROOT,
              "%,d rows: %,d loaded, %,d skipped, %,d rejected",
              counts.rows(),
              counts.loaded(),
              counts.skipped(),
              counts.rejected()));
    }
    return lines;
  }

  private static String size(Reply.Size size) {
    return String.format(Locale.ROOT, "%,d of %,d %s", size.count(), size.of(), size.rows());
  }

  private static List<String> listFunction(ListFunction function) {
    return List.of(
        function.word() + ", of the items of a list",
        "  " + function.sentence(),
        "  " + function.example());
  }

  private static List<String> function(Fn fn) {
    List<String> lines = new ArrayList<>();
    lines.add(fn.signature());
    lines.add("  " + fn.sentence());
    fn.examples().forEach(e -> lines.add("  " + e.expression() + " is " + e.value()));
    return lines;
  }
}
