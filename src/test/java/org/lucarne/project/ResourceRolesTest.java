package org.lucarne.project;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Every call says who may make it; only those that the design calls public are. */
class ResourceRolesTest {
  private static final Set<String> PUBLIC =
      Set.of(
          "ByteResource",
          "GalleryResource",
          "LandingResource",
          "LimitsResource",
          "RecipientResource",
          "RobotsResource",
          "SendResource");

  @Test
  void everyCallSaysWhoMayMakeIt() {
    Set<String> silent = new TreeSet<>();
    Set<String> open = new TreeSet<>();
    for (JavaClass type : code()) {
      for (JavaMethod method : type.getMethods()) {
        if (isCall(method)) {
          boolean permitAll =
              method.isAnnotatedWith(PermitAll.class) || type.isAnnotatedWith(PermitAll.class);
          boolean roles = method.isAnnotatedWith(RolesAllowed.class);
          if (permitAll == roles) {
            silent.add(method.getFullName());
          }
          if (permitAll) {
            open.add(type.getSimpleName());
          }
        }
      }
    }
    assertThat(silent).as("calls that say nothing, or two things").isEmpty();
    assertThat(open).isEqualTo(new TreeSet<>(PUBLIC));
  }

  private static boolean isCall(JavaMethod method) {
    return method.getAnnotations().stream()
        .anyMatch(annotation -> annotation.getRawType().isAnnotatedWith(HttpMethod.class));
  }

  private static Iterable<JavaClass> code() {
    return new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .importPackages("org.lucarne");
  }
}
