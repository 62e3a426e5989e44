package io.loginsight.product;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

/** The arrows between modules and packages, and the habits that a machine can see. */
@AnalyzeClasses(packages = "io.loginsight", importOptions = ArchitectureTest.MainClasses.class)
class ArchitectureTest {

  /** Leaves out test classes, whichever folder the build puts them into. */
  static final class MainClasses implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("test-classes");
    }
  }

  private static final String API = "io.loginsight.api..";
  private static final String SPI = "io.loginsight.spi..";
  private static final String CORE = "io.loginsight.core..";
  private static final String VIZ = "io.loginsight.viz..";
  private static final String CLI = "io.loginsight.cli..";
  private static final String TCK = "io.loginsight.tck..";

  @ArchTest
  static final ArchRule apiDependsOnNoImplementation =
      noClasses()
          .that()
          .resideInAnyPackage(API, SPI)
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages(API, SPI, "java..", "org.slf4j..", "org.jspecify..");

  @ArchTest
  static final ArchRule coreAndVizDoNotKnowEachOtherNorTheCommandLine =
      noClasses()
          .that()
          .resideInAPackage(CORE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(VIZ, CLI);

  @ArchTest
  static final ArchRule vizKnowsTheApiAlone =
      noClasses()
          .that()
          .resideInAPackage(VIZ)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(CORE, CLI);

  @ArchTest
  static final ArchRule tckKnowsTheApiAndJUnitAlone =
      noClasses()
          .that()
          .resideInAPackage(TCK)
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages(
              TCK, API, SPI, "java..", "org.junit.jupiter.api..", "org.jspecify..");

  @ArchTest
  static final ArchRule theCommandLineIsAUserLikeAnyOther =
      noClasses()
          .that()
          .resideInAPackage(CLI)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(CORE, VIZ)
          .because("engine and visualizers are found through ServiceLoader");

  @ArchTest
  static final ArchRule theStagesDoNotKnowEachOther =
      slices()
          .matching(
              "io.loginsight.core.(read|format|mine|enrich|analyze|anomaly|alert|cause|compare|experience|incident|remedy|session)..")
          .should()
          .notDependOnEachOther();

  @ArchTest
  static final ArchRule bytesAreBytesAlone =
      noClasses()
          .that()
          .resideInAPackage("io.loginsight.core.bytes..")
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages("io.loginsight.core.bytes..", "java..", "org.jspecify..");

  @ArchTest
  static final ArchRule nobodyKnowsTheEngine =
      noClasses()
          .that()
          .resideInAPackage(CORE)
          .and()
          .resideOutsideOfPackage("io.loginsight.core.engine..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.loginsight.core.engine..");

  @ArchTest
  static final ArchRule packagesFormNoCircleButApiAndSpi =
      slices().matching("io.loginsight.(core|viz|cli).(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule standardStreamsBelongToTheCommandLine =
      noClasses()
          .that()
          .resideOutsideOfPackage(CLI)
          .and()
          .doNotHaveFullyQualifiedName("io.loginsight.core.read.StdinSourceProvider")
          .should()
          .accessTargetWhere(
              com.tngtech.archunit.core.domain.JavaAccess.Predicates.target(
                      com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching(
                          "out|err|in"))
                  .and(
                      com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner(
                          JavaClass.Predicates.equivalentTo(System.class))));

  @ArchTest
  static final ArchRule loggingIsSlf4j =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.util.logging..", "org.apache.logging..", "ch.qos.logback..");

  @ArchTest
  static final ArchRule namesSayWhatAThingIs =
      noClasses()
          .should()
          .haveNameMatching(".*(Impl|Manager|Utils?|Helper)(\\$.*)?")
          .orShould()
          .haveNameMatching(".*\\.I[A-Z][a-z][^.]*");

  @ArchTest
  static final ArchRule valuesOfTheApiHoldNoArray =
      noFields()
          .that()
          .areDeclaredInClassesThat()
          .areRecords()
          .and()
          .areDeclaredInClassesThat()
          .resideInAnyPackage(API, SPI)
          .should()
          .haveRawType(
              com.tngtech.archunit.base.DescribedPredicate.describe(
                  "an array", JavaClass::isArray));

  @ArchTest
  static final ArchRule everyPackageIsNullMarked =
      classes()
          .that()
          .doNotHaveSimpleName("package-info")
          .should(
              new ArchCondition<>("be in a @NullMarked package") {
                @Override
                public void check(JavaClass item, ConditionEvents events) {
                  if (!item.getPackage().isAnnotatedWith(NullMarked.class)) {
                    events.add(
                        SimpleConditionEvent.violated(
                            item, item.getPackageName() + " is not @NullMarked"));
                  }
                }
              });
}
