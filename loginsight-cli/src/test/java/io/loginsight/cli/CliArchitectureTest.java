package io.loginsight.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CliArchitectureTest {

  /** Whatever the command line can do, an embedding program can do, too. */
  @Test
  void commandLine_usesThePublicApiAlone() throws Exception {
    Path production =
        Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "io.loginsight.cli",
            "io.loginsight.api",
            "io.loginsight.spi",
            "io.loginsight.lab",
            "com.fasterxml.jackson.core..", // writes JSON
            "picocli..",
            "java..",
            "org.jspecify.annotations")
        .check(new ClassFileImporter().importPath(production));
  }
}
