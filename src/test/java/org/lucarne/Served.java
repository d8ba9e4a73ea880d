package org.lucarne;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A method that answers calls, found by its annotations. */
record Served(Method method) {

  /** Every method of every resource, by verb and path; {@code {}} stands for a part that varies. */
  static Map<String, Served> calls() {
    Map<String, Served> calls = new TreeMap<>();
    for (JavaClass type :
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.lucarne")) {
      if (type.isAnnotatedWith(Path.class)) {
        Arrays.stream(type.reflect().getDeclaredMethods())
            .forEach(method -> add(calls, new Served(method)));
      }
    }
    return calls;
  }

  private static void add(Map<String, Served> calls, Served served) {
    for (Annotation annotation : served.method.getAnnotations()) {
      HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
      if (verb != null) {
        calls.put(verb.value() + " " + served.path(), served);
      }
    }
  }

  /** A path whose parameters have neither names nor patterns. */
  static String template(String path) {
    // A pattern may hold braces of its own, one level deep.
    return path.replaceAll("\\{[^{}]*(\\{[^{}]*}[^{}]*)*}", "{}");
  }

  private String path() {
    Path onMethod = method.getAnnotation(Path.class);
    String path = method.getDeclaringClass().getAnnotation(Path.class).value();
    return template(path + (onMethod == null ? "" : onMethod.value()));
  }

  Set<String> roles() {
    RolesAllowed roles = find(RolesAllowed.class);
    return roles == null ? Set.of() : Set.of(roles.value());
  }

  boolean has(Class<? extends Annotation> annotation) {
    return find(annotation) != null;
  }

  boolean isForSenders() {
    return path().startsWith("/api/");
  }

  boolean answersNothing() {
    return method.getReturnType() == void.class;
  }

  private <A extends Annotation> @Nullable A find(Class<A> annotation) {
    A found = method.getAnnotation(annotation);
    return found != null ? found : method.getDeclaringClass().getAnnotation(annotation);
  }
}
