package org.lucarne;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nothing that the process remembers escapes {@link FreshMemory} unseen. */
class ProcessMemoryTest {
  private static final List<Class<?>> REMEMBERING =
      new ClassFileImporter()
              .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
              .importPackages("org.lucarne")
              .stream()
              .<Class<?>>map(JavaClass::reflect)
              .filter(type -> FreshMemory.isBean(type) && FreshMemory.remembers(type))
              .toList();

  @Test
  void aBeanThatRemembersIsApplicationScopedOrHasItsReasonToBeKept() {
    assertThat(REMEMBERING)
        .filteredOn(type -> !type.isAnnotationPresent(ApplicationScoped.class))
        .as("make them @ApplicationScoped, or say in FreshMemory.KEPT why nothing follows")
        .allSatisfy(type -> assertThat(FreshMemory.KEPT).containsKey(FreshMemory.shortName(type)));
  }

  @Test
  void whatIsKeptIsThere() {
    assertThat(REMEMBERING.stream().map(FreshMemory::shortName))
        .containsAll(FreshMemory.KEPT.keySet());
  }
}
