package dev.wend;

import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Which package may see which, and which library is seen where. */
class LayersTest {
  private static final String ROOT = "dev.wend.";

  /** From left to right; a package imports only packages to its left, never one beside it. */
  private static final List<Set<String>> LAYERS =
      List.of(
          Set.of("diag"),
          Set.of("json"),
          Set.of("type"),
          Set.of("value"),
          Set.of("syntax"),
          Set.of("lib"),
          Set.of("channel"),
          Set.of("step"),
          Set.of("check"),
          Set.of("code"),
          Set.of("graph"),
          Set.of("store"),
          Set.of("vm"),
          Set.of("live"),
          Set.of("load"),
          Set.of("made"),
          Set.of("journey"),
          Set.of("campaign"),
          Set.of("session"),
          Set.of("repl", "lsp", "http"),
          Set.of("cli"));

  /** What a package must not know although it stands to the left. */
  private static final Map<String, Set<String>> BLIND =
      Map.of(
          "store", Set.of("syntax", "lib", "check", "code"),
          "vm", Set.of("syntax"),
          "live", Set.of("syntax", "check"),
          "journey", Set.of("syntax"),
          "campaign", Set.of("syntax"));

  /** Libraries by the one package that may see each. */
  private static final Map<String, String> LIBRARIES =
      Map.ofEntries(
          Map.entry("org.antlr.", "syntax"),
          Map.entry("com.google.re2j.", "value"),
          Map.entry("org.eclipse.elk.", "graph"),
          Map.entry("org.eclipse.emf.", "graph"),
          Map.entry("net.openhft.", "store"),
          Map.entry("de.siegmar.fastcsv.", "load"),
          Map.entry("com.fasterxml.jackson.", "json"),
          Map.entry("jakarta.mail.", "channel"),
          Map.entry("org.eclipse.angus.", "channel"),
          Map.entry("org.apache.commons.cli.", "cli"),
          Map.entry("org.jline.", "repl"),
          Map.entry("me.tongfei.", "cli"));

  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.wend");

  @Test
  void everyPackageHasItsPlaceInTheOrder() {
    Set<String> known = LAYERS.stream().flatMap(Set::stream).collect(Collectors.toSet());
    Set<String> unknown = new TreeSet<>();
    for (JavaClass c : PRODUCT) {
      String layer = layer(c.getPackageName());
      if (!known.contains(layer)) {
        unknown.add(c.getName());
      }
    }
    assertEquals(Set.of(), unknown);
  }

  @Test
  void importsGoLeft() {
    classes().should(everyDependency("go left", LayersTest::goesLeft)).check(PRODUCT);
  }

  @Test
  void noPackageSeesWhatItMustNotKnow() {
    classes().should(everyDependency("be of what it may know", LayersTest::mayKnow)).check(PRODUCT);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("dev.wend.(**)").should().beFreeOfCycles().check(PRODUCT);
  }

  @TestFactory
  List<DynamicTest> eachLibraryIsSeenInOnePackage() {
    return LIBRARIES.entrySet().stream()
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.getKey() + " in " + row.getValue(),
                    () ->
                        noClasses()
                            .that()
                            .resideOutsideOfPackage(ROOT + row.getValue() + "..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAPackage(row.getKey() + ".")
                            .check(PRODUCT)))
        .toList();
  }

  @Test
  void noOtherLibraryIsSeen() {
    classes().should(everyDependency("be of a listed library", LayersTest::listed)).check(PRODUCT);
  }

  private static ArchCondition<JavaClass> everyDependency(
      String what, Function<Dependency, Boolean> rule) {
    return new ArchCondition<>(what) {
      @Override
      public void check(JavaClass from, ConditionEvents events) {
        for (Dependency d : from.getDirectDependenciesFromSelf()) {
          if (!rule.apply(d)) {
            events.add(violated(d, d.getDescription()));
          }
        }
      }
    };
  }

  private static boolean goesLeft(Dependency d) {
    String from = layer(d.getOriginClass().getPackageName());
    String to = layer(d.getTargetClass().getPackageName());
    return to.isEmpty() || from.equals(to) || rank(to) < rank(from);
  }

  private static boolean mayKnow(Dependency d) {
    String from = layer(d.getOriginClass().getPackageName());
    String to = layer(d.getTargetClass().getPackageName());
    return !BLIND.getOrDefault(from, Set.of()).contains(to);
  }

  private static boolean listed(Dependency d) {
    String to = d.getTargetClass().getBaseComponentType().getName();
    return to.indexOf('.') < 0
        || to.startsWith("java.")
        || to.startsWith("javax.crypto.")
        || to.startsWith("javax.net.ssl.")
        || to.startsWith("sun.misc.")
        || to.startsWith(ROOT)
        || LIBRARIES.keySet().stream().anyMatch(to::startsWith);
  }

  /** The package below the root that a class counts to; empty for what is not ours. */
  private static String layer(String packageName) {
    if (!packageName.startsWith(ROOT)) {
      return "";
    }
    String below = packageName.substring(ROOT.length());
    int dot = below.indexOf('.');
    return dot < 0 ? below : below.substring(0, dot);
  }

  private static int rank(String layer) {
    for (int i = 0; i < LAYERS.size(); i++) {
      if (LAYERS.get(i).contains(layer)) {
        return i;
      }
    }
    return LAYERS.size();
  }
}
