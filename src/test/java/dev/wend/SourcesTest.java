package dev.wend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** How large files and methods are, and what stands in none of them. */
class SourcesTest {
  private static final Path HOME = Path.of(System.getProperty("wend.home"));
  private static final Path MAIN = HOME.resolve("src/main/java/dev");

  private static final int FILE_LINES = 400;
  private static final int FLAT_FILE_LINES = 800;
  private static final int METHOD_LINES = 30;

  /** Long by being flat: a short method for each form of the language, a row for each message. */
  private static final Set<String> FLAT =
      Set.of(
          "Ast.java",
          "AstBuilder.java",
          "Checker.java",
          "ExpressionBuilder.java",
          "Emitter.java",
          "Expressions.java",
          "Comparisons.java",
          "Fault.java",
          "FormatScripts.java",
          "JourneyAst.java",
          "Lines.java",
          "Graph.java",
          "PageRun.java",
          "SingleRun.java");

  @Test
  void filesAreShort() throws IOException {
    List<String> long_ = new ArrayList<>();
    for (Path file : files(HOME.resolve("src"), ".java")) {
      int most = FLAT.contains(file.getFileName().toString()) ? FLAT_FILE_LINES : FILE_LINES - 1;
      int lines = Files.readAllLines(file).size();
      if (lines > most) {
        long_.add(HOME.relativize(file) + ": " + lines + " lines");
      }
    }
    assertEquals(List.of(), long_);
  }

  @Test
  void methodsAreShort() throws IOException {
    List<String> found = new ArrayList<>();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(java()));
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      for (CompilationUnitTree unit : task.parse()) {
        unit.accept(new LongMethods(unit, positions, found), null);
      }
    }
    assertEquals(List.of(), found);
  }

  /** Methods of more lines than allowed; one that is nothing but a switch may have an arm a row. */
  private static final class LongMethods extends TreeScanner<Void, Void> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final List<String> found;

    LongMethods(CompilationUnitTree unit, SourcePositions positions, List<String> found) {
      this.unit = unit;
      this.positions = positions;
      this.found = found;
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
      if (method.getBody() != null && !isSwitch(method.getBody())) {
        LineMap lines = unit.getLineMap();
        long first = lines.getLineNumber(positions.getStartPosition(unit, method.getBody()));
        long last = lines.getLineNumber(positions.getEndPosition(unit, method.getBody()));
        if (last - first - 1 > METHOD_LINES) {
          String file = Path.of(unit.getSourceFile().getName()).getFileName().toString();
          found.add(file + ": " + method.getName() + ": " + (last - first - 1) + " lines");
        }
      }
      return super.visitMethod(method, null);
    }

    private static boolean isSwitch(BlockTree body) {
      if (body.getStatements().size() != 1) {
        return false;
      }
      StatementTree only = body.getStatements().get(0);
      return only instanceof SwitchTree
          || (only instanceof ReturnTree r && r.getExpression() instanceof SwitchExpressionTree);
    }
  }

  @Test
  void everyPackageSaysWhatItIsAndWhatItMustNotKnow() throws IOException {
    Set<Path> folders = new TreeSet<>();
    for (Path file : java()) {
      folders.add(file.getParent());
    }
    for (Path folder : folders) {
      Path info = folder.resolve("package-info.java");
      assertTrue(Files.exists(info), () -> "no package-info in " + MAIN.relativize(folder));
      assertTrue(
          Files.readString(info).contains("Knows nothing") || folder.endsWith("cli"),
          () -> info + " does not say what the package knows nothing of");
    }
  }

  @Test
  void nothingIsLeftToDo() throws IOException {
    String mark = "TO" + "DO|FIX" + "ME|XX" + "X";
    List<String> found = new ArrayList<>();
    for (String folder : List.of("src", "grammar", "samples", "docs")) {
      for (Path file : files(HOME.resolve(folder), "")) {
        if (!file.toString().endsWith(".gz")
            && Files.readString(file)
                .lines()
                .anyMatch(l -> l.matches(".*\\b(" + mark + ")\\b.*"))) {
          found.add(HOME.relativize(file).toString());
        }
      }
    }
    assertEquals(List.of(), found);
  }

  private static List<Path> java() {
    return files(MAIN, ".java");
  }

  private static List<Path> files(Path folder, String ending) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(f -> f.toString().endsWith(ending))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
