package org.lucarne.problem;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which methods an address answers (RFC 9110, section 10.2.1). The framework chooses by the method
 * first, and so cannot tell.
 */
@Singleton
public class AllowedMethods {
  private static final Pattern PARAMETER =
      Pattern.compile("\\{\\s*[A-Za-z]\\w*\\s*(?::\\s*((?:[^{}]|\\{[^{}]*})+))?}");

  private final List<Answered> answered = new CopyOnWriteArrayList<>();

  AllowedMethods(BeanManager beans) {
    List<Answered> found = new ArrayList<>();
    for (Bean<?> bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
      Path path = bean.getBeanClass().getAnnotation(Path.class);
      if (path != null) {
        for (Method method : bean.getBeanClass().getDeclaredMethods()) {
          names(method).map(name -> answered(path, method, name)).forEach(found::add);
        }
      }
    }
    answered.addAll(found);
  }

  /** Makes an address known that no resource answers, such as {@code /static/{file}}. */
  public void add(String template, String... methods) {
    Arrays.stream(methods)
        .map(method -> new Answered(matcher(template), method))
        .forEach(answered::add);
  }

  /** As {@code Allow} has them; none where there is nothing. */
  Set<String> of(String path) {
    Set<String> methods = new TreeSet<>();
    answered.stream()
        .filter(each -> each.matcher().test(path))
        .map(Answered::method)
        .forEach(methods::add);
    if (methods.contains("GET")) {
      methods.add("HEAD");
    }
    if (!methods.isEmpty()) {
      methods.add("OPTIONS");
    }
    return methods;
  }

  private record Answered(Predicate<String> matcher, String method) {}

  private static Answered answered(Path path, Method method, String name) {
    Path below = method.getAnnotation(Path.class);
    return new Answered(matcher(path.value() + (below == null ? "" : below.value())), name);
  }

  private static Stream<String> names(Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(Annotation::annotationType)
        .filter(type -> type.isAnnotationPresent(HttpMethod.class))
        .map(type -> type.getAnnotation(HttpMethod.class).value());
  }

  /** A path template as in JAX-RS, section 3.4: a parameter without a pattern is one segment. */
  private static Predicate<String> matcher(String template) {
    StringBuilder regex = new StringBuilder();
    int end = 0;
    for (var parameter : PARAMETER.matcher(template).results().toList()) {
      regex.append(Pattern.quote(template.substring(end, parameter.start())));
      String pattern = parameter.group(1);
      regex.append('(').append(pattern == null ? "[^/]+" : pattern).append(')');
      end = parameter.end();
    }
    regex.append(Pattern.quote(template.substring(end))).append("/?");
    return Pattern.compile(regex.toString()).asMatchPredicate();
  }
}
