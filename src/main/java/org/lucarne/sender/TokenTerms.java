package org.lucarne.sender;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.lucarne.time.IsoDuration;

/** What an access token is to allow, for whom, and how long: never without an end. */
public record TokenTerms(String owner, String label, Set<String> scopes, Duration lifetime) {
  public static final Duration LONGEST = Duration.ofDays(365);

  private static final Set<String> SCOPES = Set.of(Scope.WRITE, Scope.READ);
  private static final int OWNER_CHARS = 200;
  private static final int LABEL_CHARS = 100;

  /**
   * @throws IllegalArgumentException saying which of them is wrong
   */
  public TokenTerms {
    scopes = Set.copyOf(scopes);
    require(isPlain(owner, OWNER_CHARS) && !owner.isBlank(), "an owner is 1 to 200 characters");
    require(isPlain(label, LABEL_CHARS), "a label is at most 100 characters");
    require(!scopes.isEmpty() && SCOPES.containsAll(scopes), "scopes are share:write, share:read");
    require(
        lifetime.isPositive() && lifetime.compareTo(LONGEST) <= 0,
        "a token lasts at most P365D, and longer than nothing");
  }

  /**
   * @param scopes separated by commas
   * @param lifetime as in {@code P90D}
   * @throws IllegalArgumentException saying which of them is wrong
   */
  public static TokenTerms parse(String owner, String label, String scopes, String lifetime) {
    Duration duration =
        IsoDuration.parse(lifetime)
            .orElseThrow(() ->
                new IllegalArgumentException("\"" + lifetime + "\" is no duration such as P90D"));
    return new TokenTerms(owner.strip(), label.strip(), Set.of(split(scopes)), duration);
  }

  private static String[] split(String scopes) {
    Collection<String> each = new TreeSet<>(List.of(scopes.split(",", -1)));
    return each.stream().map(String::strip).distinct().toArray(String[]::new);
  }

  private static boolean isPlain(String text, int mostChars) {
    return text.length() <= mostChars && text.codePoints().noneMatch(Character::isISOControl);
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalArgumentException(what);
    }
  }
}
