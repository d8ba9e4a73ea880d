package org.lucarne.setting;

import java.math.BigInteger;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a setting can be: as strict as docs/configuration.md, so that the framework, which is laxer,
 * never meets a value it cannot convert, nor takes a misspelt {@code true} for {@code false}.
 *
 * @param needs goes on after "it needs" or "it can be"
 * @param quotable false where an operator may have put a secret, by design or by mistake
 */
record ValueKind(String needs, boolean quotable, Predicate<String> fits) {
  private static final Pattern MEMORY = Pattern.compile("([0-9]{1,18})([KMGkmg]?)");

  /** A century: what is added to an instant, or counted in nanoseconds, still has one. */
  private static final Duration LONGEST = Duration.ofDays(36_500);

  static ValueKind anything() {
    return new ValueKind("it can be anything", true, value -> true);
  }

  static ValueKind name(String pattern, String what) {
    return new ValueKind("it needs " + what, true, value -> value.matches(pattern));
  }

  static ValueKind words(List<String> words) {
    return new ValueKind("it can be " + String.join(" or ", words), true, words::contains);
  }

  static ValueKind wordList(List<String> words) {
    return new ValueKind(
        "it can be " + String.join(" and ", words) + ", or one of them, with commas between",
        true,
        value -> words.containsAll(List.of(value.split(",", -1))));
  }

  static ValueKind number(long least, long most) {
    return new ValueKind(
        "it needs a whole number from %d to %d".formatted(least, most),
        true,
        value ->
            value.matches("[0-9]{1,30}")
                && new BigInteger(value).compareTo(BigInteger.valueOf(least)) >= 0
                && new BigInteger(value).compareTo(BigInteger.valueOf(most)) <= 0);
  }

  static ValueKind duration(Duration least) {
    return duration(least, LONGEST);
  }

  static ValueKind duration(Duration least, Duration most) {
    String longest = most.equals(LONGEST) ? "P36500D" : most.toString();
    return new ValueKind(
        "it needs an ISO-8601 duration such as PT10S, from %s to %s".formatted(least, longest),
        true,
        value -> {
          try {
            Duration duration = Duration.parse(value);
            return duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0;
          } catch (DateTimeParseException e) {
            return false;
          }
        });
  }

  static ValueKind memory(long leastMebibytes, long mostMebibytes) {
    return new ValueKind(
        "it needs a size such as 512M, from %dM to %dM".formatted(leastMebibytes, mostMebibytes),
        true,
        value -> {
          Matcher matcher = MEMORY.matcher(value);
          if (!matcher.matches()) {
            return false;
          }
          int shift =
              10
                  * " KMG"
                      .indexOf(
                          (matcher.group(2) + " ").toUpperCase(java.util.Locale.ROOT).charAt(0));
          BigInteger bytes = new BigInteger(matcher.group(1)).shiftLeft(shift);
          return bytes.compareTo(BigInteger.valueOf(leastMebibytes).shiftLeft(20)) >= 0
              && bytes.compareTo(BigInteger.valueOf(mostMebibytes).shiftLeft(20)) <= 0;
        });
  }

  /** Not quoted: what stands before an @ is a password. */
  static ValueKind server() {
    return new ValueKind(
        "it needs http:// or https://, a host, and perhaps a port", false, ValueKind::isServer);
  }

  /** Not quoted: people take a variable for the name of a file, and put the secret itself there. */
  static ValueKind path() {
    return new ValueKind(
        "it needs a path",
        false,
        value -> {
          try {
            return !Path.of(value).toString().isEmpty();
          } catch (InvalidPathException e) {
            return false;
          }
        });
  }

  private static boolean isServer(String value) {
    try {
      URI url = new URI(value);
      return url.getScheme() != null
          && url.getScheme().matches("https?")
          && url.getHost() != null
          && url.getPort() != 0
          && url.getPort() <= 65_535
          && url.getRawUserInfo() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
