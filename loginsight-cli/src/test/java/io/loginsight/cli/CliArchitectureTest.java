package io.loginsight.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class CliArchitectureTest {

  private static final JavaClasses CLI =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.loginsight.cli");

  /** Whatever the command line can do, an embedding program can do, too. */
  @Test
  void commandLine_usesThePublicApiAlone() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "io.loginsight.cli",
            "io.loginsight.api",
            "io.loginsight.spi",
            "picocli..",
            "java..",
            "org.jspecify.annotations")
        .check(CLI);
  }
}
