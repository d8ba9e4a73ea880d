package org.lucarne.storage;

import java.util.List;

/** {@code RunTests CLASS…}: runs these test classes without Maven, one line for each test. */
public final class RunTests {
  private RunTests() {}

  public static void main(String[] classNames) {
    SpokenResults results = new SpokenResults(System.out);
    results.run(List.of(classNames));
    int failed = results.failures().size();
    System.out.printf(
        "%d passed, %d failed, %d skipped%n", results.passed(), failed, results.skipped());
    System.exit(failed == 0 && results.skipped() == 0 && results.passed() > 0 ? 0 : 1);
  }
}
