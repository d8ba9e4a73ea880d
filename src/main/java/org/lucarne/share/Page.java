package org.lucarne.share;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lucarne.problem.ProblemException;
import org.lucarne.problem.ProblemType;

/**
 * A part of a list.
 *
 * @param next what to give as {@code ?after=} for the part that follows; null at the end
 */
public record Page<T>(List<T> items, @Nullable String next) {
  private static final int USUAL = 50;
  private static final int MOST = 100;

  /** The value of {@code ?limit=}, 1 to 100, or 50 when it is absent. */
  public static int limit(@Nullable String text) {
    if (text == null) {
      return USUAL;
    }
    if (text.matches("\\d{1,3}")) {
      int limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= MOST) {
        return limit;
      }
    }
    throw new ProblemException(
        ProblemType.MALFORMED_REQUEST, "'limit' is a whole number from 1 to 100.");
  }

  /** A page from rows of which one more than the limit was asked for. */
  public static <R, T> Page<T> of(
      List<R> rows, int limit, Function<R, T> item, Function<R, String> cursor) {
    boolean more = rows.size() > limit;
    List<R> shown = more ? rows.subList(0, limit) : rows;
    return new Page<>(
        shown.stream().map(item).toList(), more ? cursor.apply(shown.getLast()) : null);
  }
}
