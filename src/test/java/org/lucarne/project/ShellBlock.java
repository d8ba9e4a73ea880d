package org.lucarne.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Commands of a document, as far as they can be judged without running them. */
record ShellBlock(String text) {
  /** What somebody who follows the documents has, or is told to install. */
  private static final Set<String> TOOLS =
      Set.of(
          "age",
          "age-keygen",
          "aws",
          "base64",
          "cat",
          "cmp",
          "comm",
          "curl",
          "docker",
          "echo",
          "grep",
          "head",
          "id",
          "java",
          "jq",
          "kubectl",
          "mkdir",
          "mktemp",
          "od",
          "openssl",
          "podman",
          "printf",
          "psql",
          "rm",
          "sed",
          "sh",
          "sleep",
          "sort",
          "tr",
          "umask",
          "[",
          "exit");

  private static final Pattern QUOTED = Pattern.compile("'[^']*'");
  private static final Pattern COMMENT = Pattern.compile("(?m)(^|\\s)#.*$");
  private static final Pattern SUBSTITUTION = Pattern.compile("\\$\\(");
  private static final Pattern SEPARATOR =
      Pattern.compile("\\n|\\|\\|?|&&?|;|[(){}]|\\b(?:do|done|until|time|export|if|then|fi)\\b");
  private static final Pattern ASSIGNMENTS =
      Pattern.compile("^(?:[A-Za-z_]+=(?:\"[^\"]*\"|\\S)*\\s*)+");
  private static final Pattern FUNCTION = Pattern.compile("(?m)^([a-z]+)\\(\\) \\{");
  private static final Pattern REPOSITORY_PATH =
      Pattern.compile("(?<![\\w/.$-])(?:\\./mvnw|(?:bin|docker|k8s|docs|\\.ci)/[\\w./-]+)");
  private static final Pattern COMMAND_OF_OURS =
      Pattern.compile(
          "(?m)(?:bin/lucarne|^lucarne|quarkus-run\\.jar(?: \\\\\\n)?|IMAGE|first-token|: )"
              + " *\\b((?:tokens|keys|storage) [a-z]+|migrate)\\b");
  private static final Pattern SETTING = Pattern.compile("\\bLUCARNE_[A-Z0-9_]+");
  private static final Pattern API_PATH = Pattern.compile("/api/v1/[a-z]+");

  void check() throws IOException, InterruptedException {
    assertThat(parseErrors()).as("what sh -n says").isEmpty();
    assertThat(commands().filter(command -> !exists(command)))
        .as("commands that nobody has")
        .isEmpty();
    assertThat(all(REPOSITORY_PATH, 0)).allSatisfy(path -> assertThat(Path.of(path)).exists());
    String configuration = Files.readString(Path.of("docs/configuration.md"));
    assertThat(all(SETTING, 0))
        .allSatisfy(name -> assertThat(configuration).contains("`" + name + "`"));
    String commandsOfOurs =
        Files.readString(Path.of("src/main/java/org/lucarne/command/Commands.java"));
    assertThat(all(COMMAND_OF_OURS, 1))
        .allSatisfy(name -> assertThat(commandsOfOurs).contains("case \"" + name + "\""));
    String contract = Files.readString(Path.of("openapi.yaml"));
    assertThat(all(API_PATH, 0))
        .allSatisfy(path -> assertThat(contract).contains("\n  " + path + ":"));
  }

  /** The first word of everything that the shell would run outside of quotes. */
  private Stream<String> commands() {
    String bare = text.replace("\\\n", " ");
    bare = QUOTED.matcher(bare).replaceAll("Q");
    bare = COMMENT.matcher(bare).replaceAll("");
    bare = SUBSTITUTION.matcher(bare).replaceAll("\n");
    bare = bare.replaceAll("[0-9]*[<>]&?[0-9]*\\S*", " ").replaceAll("\\$\\{[^}]*}", "V");
    return SEPARATOR
        .splitAsStream(bare.replaceAll("\"[^\"\n]*\"", "Q"))
        .map(String::strip)
        .map(part -> ASSIGNMENTS.matcher(part).replaceFirst(""))
        .map(part -> part.split("\\s", 2)[0])
        .filter(word -> word.matches("[\\w./\\[-]*[a-z\\[][\\w./-]*"));
  }

  private boolean exists(String command) {
    return TOOLS.contains(command)
        || all(FUNCTION, 1).contains(command)
        || Files.isExecutable(Path.of(command));
  }

  private List<String> all(Pattern pattern, int group) {
    return pattern.matcher(text).results().map((MatchResult match) -> match.group(group)).toList();
  }

  private String parseErrors() throws IOException, InterruptedException {
    Process shell = new ProcessBuilder("sh", "-n").redirectErrorStream(true).start();
    try (var input = shell.getOutputStream()) {
      input.write(text.getBytes(StandardCharsets.UTF_8));
    }
    String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return shell.waitFor() == 0 ? said : "failed: " + said;
  }
}
