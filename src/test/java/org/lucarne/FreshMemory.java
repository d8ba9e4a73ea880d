package org.lucarne;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ArcContainer;
import io.quarkus.arc.InjectableContext;
import io.quarkus.test.junit.callback.QuarkusTestBeforeClassCallback;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.inject.Singleton;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;

/**
 * Lets every class of tests find the service's memory as after its start, although all of them
 * share one process: what an application-scoped bean remembers goes with the bean, and the next
 * call makes a new one.
 */
public final class FreshMemory implements QuarkusTestBeforeClassCallback {
  /** What is not forgotten between classes, and why nothing follows from it. */
  static final Map<String, String> KEPT =
      Map.ofEntries(
          Map.entry("time.DatabaseClock", "tests have AdvancingClock, whose time never goes back"),
          Map.entry("custody.KeyWrap", "reads its files again each second"),
          Map.entry("custody.ServerIdentities", "reads its files again each second"),
          Map.entry("sender.SigningKeys", "reads its files again each second"),
          Map.entry("telemetry.DatabaseMeters", "its gauges are registered once in a process"),
          Map.entry("retention.SweepMeters", "its gauges are registered once in a process"),
          Map.entry("picture.RenderPicture", "its processes end with what they render"),
          Map.entry("picture.pipeline.RenditionThreads", "tests run none"));

  @Override
  public void beforeClass(Class<?> testClass) {
    renew();
  }

  static void renew() {
    ArcContainer container = Arc.container();
    InjectableContext scope = container.getActiveContext(ApplicationScoped.class);
    for (Bean<?> bean : container.beanManager().getBeans(Object.class, Any.Literal.INSTANCE)) {
      Class<?> type = bean.getBeanClass();
      if (bean.getScope() == ApplicationScoped.class && isOurs(type) && isForgotten(type)) {
        scope.destroy(bean);
      }
    }
  }

  private static boolean isForgotten(Class<?> type) {
    return remembers(type) && !KEPT.containsKey(shortName(type));
  }

  /** The name as {@link #KEPT} has it. */
  static String shortName(Class<?> type) {
    return type.getName().replaceFirst("^org\\.lucarne\\.", "");
  }

  /** Whether it has a field that changes, itself or in a part that is no bean. */
  static boolean remembers(Class<?> type) {
    return remembers(type, new HashSet<>());
  }

  private static boolean remembers(Class<?> type, Set<Class<?>> seen) {
    return seen.add(type)
        && Arrays.stream(type.getDeclaredFields())
            .filter(field -> !Modifier.isStatic(field.getModifiers()))
            .anyMatch(field -> isMemory(field) || isRememberingPart(field.getType(), seen));
  }

  private static boolean isMemory(Field field) {
    Class<?> type = field.getType();
    return Modifier.isVolatile(field.getModifiers())
        || type.getPackageName().equals("java.util.concurrent.atomic")
        || ConcurrentMap.class.isAssignableFrom(type)
        || Queue.class.isAssignableFrom(type)
        || type == Semaphore.class;
  }

  private static boolean isRememberingPart(Class<?> type, Set<Class<?>> seen) {
    return isOurs(type) && !isBean(type) && remembers(type, seen);
  }

  static boolean isBean(Class<?> type) {
    return type.isAnnotationPresent(ApplicationScoped.class)
        || type.isAnnotationPresent(Singleton.class);
  }

  private static boolean isOurs(Class<?> type) {
    return type.getName().startsWith("org.lucarne.");
  }
}
