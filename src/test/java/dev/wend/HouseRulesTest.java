package dev.wend;

import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What no class of the product does, and how none is called. */
class HouseRulesTest {
  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.wend");

  private static final String GENERATED = "dev.wend.syntax.grammar..";
  private static final String CLI = "dev.wend.cli..";

  private static GivenClassesConjunction ours() {
    return noClasses().that().resideOutsideOfPackage(GENERATED);
  }

  private static GivenClassesConjunction allButCli() {
    return ours().and().resideOutsideOfPackage(CLI);
  }

  @Test
  void namesSayWhatAThingIs() {
    ours()
        .should()
        .haveNameMatching(".*(Impl|Manager|Utils?|Helpers?|Base|Abstract[A-Z]\\w*)")
        .check(PRODUCT);
  }

  @Test
  void nothingStaticChanges() {
    fields()
        .that()
        .areStatic()
        .and()
        .areDeclaredInClassesThat()
        .resideOutsideOfPackage(GENERATED)
        .should()
        .beFinal()
        .check(PRODUCT);
    noFields()
        .that()
        .areStatic()
        .and()
        .areDeclaredInClassesThat()
        .resideOutsideOfPackage(GENERATED)
        .should()
        .haveRawType(
            nameMatching(
                "java\\.util\\.concurrent\\..*|java\\.lang\\.(ThreadLocal|StringBuilder)"
                    + "|java\\.util\\.(HashMap|ArrayList|TreeMap|HashSet|LinkedHashMap|BitSet)"))
        .check(PRODUCT);
  }

  @Test
  void onlyTheCommandLineTouchesTheTerminalOrEndsTheProcess() {
    allButCli().should().accessField(System.class, "out").check(PRODUCT);
    allButCli().should().accessField(System.class, "err").check(PRODUCT);
    allButCli().should().accessField(System.class, "in").check(PRODUCT);
    allButCli().should().callMethod(System.class, "exit", int.class).check(PRODUCT);
    allButCli().should().callMethod(Runtime.class, "halt", int.class).check(PRODUCT);
    allButCli().should().callMethod(Throwable.class, "printStackTrace").check(PRODUCT);
  }

  @Test
  void timeComesFromAClockThatIsPassedIn() {
    allButCli().should().callMethod(System.class, "currentTimeMillis").check(PRODUCT);
    allButCli().should().callMethod(Instant.class, "now").check(PRODUCT);
    allButCli().should().callMethod(LocalDate.class, "now").check(PRODUCT);
    allButCli().should().callMethod(LocalDateTime.class, "now").check(PRODUCT);
    allButCli().should().callMethod(ZoneId.class, "systemDefault").check(PRODUCT);
    allButCli().should().callMethod(Clock.class, "systemUTC").check(PRODUCT);
    allButCli().should().callMethod(Clock.class, "systemDefaultZone").check(PRODUCT);
  }

  @Test
  void chanceComesFromASeed() {
    ours().should().callConstructor(Random.class).check(PRODUCT);
    ours().should().callMethod(Math.class, "random").check(PRODUCT);
    ours().should().callMethod(UUID.class, "randomUUID").check(PRODUCT);
  }

  @Test
  void onlyChannelsOpenConnections() {
    ours()
        .and()
        .resideOutsideOfPackage("dev.wend.channel..")
        .should()
        .dependOnClassesThat(
            nameMatching(
                "java\\.net\\.(\\w*Socket\\w*|URL|URLConnection|HttpURLConnection|InetAddress)"
                    + "|java\\.net\\.http\\..*|java\\.nio\\.channels\\.\\w*Socket\\w*"))
        .check(PRODUCT);
  }
}
