package org.lucarne.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The words after a command's name, and its options as {@code --name value} or {@code
 * --name=value}.
 */
record CommandLine(List<String> words, Map<String, String> options) {

  /**
   * @param known the names of options; a command without any takes every word as it is, because ids
   *     may begin with a hyphen
   * @throws UsageException when an option is unknown, given twice, or without its value
   */
  static CommandLine parse(List<String> arguments, Set<String> known) {
    List<String> words = new ArrayList<>();
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (known.isEmpty() || !argument.startsWith("--")) {
        words.add(argument);
        continue;
      }
      int equals = argument.indexOf('=');
      String name = equals < 0 ? argument : argument.substring(0, equals);
      if (!known.contains(name)) {
        throw new UsageException("unknown option " + name);
      }
      if (equals < 0 && ++i == arguments.size()) {
        throw new UsageException(name + " needs a value");
      }
      String value = equals < 0 ? arguments.get(i) : argument.substring(equals + 1);
      if (options.put(name, value) != null) {
        throw new UsageException(name + " is given twice");
      }
    }
    return new CommandLine(List.copyOf(words), Map.copyOf(options));
  }

  Optional<String> option(String name) {
    return Optional.ofNullable(options.get(name));
  }

  /**
   * @throws UsageException when there is more than options
   */
  CommandLine withoutWords() {
    if (!words.isEmpty()) {
      throw new UsageException("unexpected: " + words.getFirst());
    }
    return this;
  }

  /**
   * @throws UsageException when there is not exactly one word
   */
  String onlyWord(String what) {
    if (words.size() != 1) {
      throw new UsageException("needs " + what + ", and nothing else");
    }
    return words.getFirst();
  }
}
