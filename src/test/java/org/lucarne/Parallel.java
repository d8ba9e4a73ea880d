package org.lucarne;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Does the same several times at one moment. */
public final class Parallel {
  private Parallel() {}

  /** What each of them came to; all of them begin together. */
  public static <T> List<T> times(int count, IntFunction<T> action) {
    CyclicBarrier together = new CyclicBarrier(count);
    try (var threads = Executors.newFixedThreadPool(count)) {
      List<Future<T>> futures = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        int number = i;
        futures.add(
            threads.submit(() -> {
              together.await();
              return action.apply(number);
            }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
