package org.lucarne.storage;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs test classes and tells, one line for each test, what they found. */
final class SpokenResults implements TestExecutionListener {
  private static final int LONGEST = 320;

  private final PrintStream out;
  private final List<String> failures = new ArrayList<>();
  private int passed;
  private int skipped;
  private @Nullable TestPlan plan;

  SpokenResults(PrintStream out) {
    this.out = out;
  }

  void run(List<String> classNames) {
    List<? extends DiscoverySelector> classes =
        classNames.stream().map(DiscoverySelectors::selectClass).toList();
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request().selectors(classes).build();
    LauncherFactory.create().execute(request, this);
  }

  /** One passed or failed check that is no test. */
  void say(String what, @Nullable String failure) {
    if (failure == null) {
      passed++;
      out.println("  passed  " + what);
      return;
    }
    failures.add(failure);
    out.println("  FAILED  " + what);
    out.println("          " + failure);
  }

  int passed() {
    return passed;
  }

  int skipped() {
    return skipped;
  }

  /** What went wrong, in the words of each failure. */
  List<String> failures() {
    return failures;
  }

  @Override
  public void testPlanExecutionStarted(TestPlan plan) {
    this.plan = plan;
  }

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    skipped++;
    out.println("  skipped " + name(test) + ": " + reason);
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    switch (result.getStatus()) {
      case SUCCESSFUL -> {
        if (test.isTest()) {
          say(name(test), null);
        }
      }
      case ABORTED -> executionSkipped(test, words(result));
      case FAILED -> say(name(test), words(result));
    }
  }

  private String name(TestIdentifier test) {
    String name = test.getDisplayName();
    if (name.startsWith("[") && plan != null) {
      String values = name.replaceFirst("^\\[\\d+] ", "").replace("\"", "");
      return plan.getParent(test).map(this::name).orElse("") + ": " + values;
    }
    return spoken(name);
  }

  /** {@code anObjectIsNeverOverwritten()} as words. */
  static String spoken(String name) {
    return name.replaceFirst("\\(.*\\)$", "")
        .replaceAll("(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ")
        .toLowerCase(Locale.ROOT);
  }

  private static String words(TestExecutionResult result) {
    Throwable failure = result.getThrowable().orElseGet(AssertionError::new);
    String text = failure.getClass().getSimpleName() + ": " + failure.getMessage();
    String line =
        text.lines()
            .map(String::strip)
            .takeWhile(part -> !part.startsWith("at "))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(" "));
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
  }
}
