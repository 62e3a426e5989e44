package io.loginsight.product;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every rule of {@link ArchitectureTest} can fail: classes planted in the tests break them all. */
class ArchitectureRulesTest {

  private static final JavaClasses PLANTED =
      new ClassFileImporter()
          .withImportOption(location -> location.contains("/planted"))
          .importPackages("io.loginsight");

  @TestFactory
  Stream<DynamicTest> rule_brokenByAPlantedClass_fails() {
    return Arrays.stream(ArchitectureTest.class.getDeclaredFields())
        .filter(field -> field.getType() == ArchRule.class)
        .map(field -> DynamicTest.dynamicTest(field.getName(), () -> fails(field)));
  }

  private static void fails(Field rule) throws IllegalAccessException {
    assertTrue(((ArchRule) rule.get(null)).evaluate(PLANTED).hasViolation());
  }
}
