package org.lucarne.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lucarne.sender.IssuedTokens;
import org.lucarne.sender.TokenTerms;
import org.lucarne.setting.StartRefusedException;

/** {@code tokens issue|list|revoke}. A token is printed when it is issued, and never again. */
final class TokenCommands {
  private final Map<String, String> variables;
  private final Path userHome;
  private final PrintStream out;

  TokenCommands(Map<String, String> variables, Path userHome, PrintStream out) {
    this.variables = variables;
    this.userHome = userHome;
    this.out = out;
  }

  /**
   * With {@code --once} nothing where the owner has had one: for whoever starts again and again.
   */
  void issue(List<String> arguments) throws IOException, SQLException {
    List<String> options = new ArrayList<>(arguments);
    boolean once = options.remove("--once");
    CommandLine line =
        CommandLine.parse(options, Set.of("--owner", "--label", "--scopes", "--expires-in"))
            .withoutWords();
    TokenTerms terms = terms(line);
    try (CommandDatabase database = CommandDatabase.open(variables, userHome)) {
      if (!once || database.tokens().list(Optional.of(terms.owner())).isEmpty()) {
        out.println(database.tokens().issue(terms));
      }
    }
  }

  private static TokenTerms terms(CommandLine line) {
    String owner =
        line.option("--owner").orElseThrow(() -> new UsageException("--owner is missing"));
    try {
      return TokenTerms.parse(
          owner,
          line.option("--label").orElse(""),
          line.option("--scopes").orElse("share:write,share:read"),
          line.option("--expires-in").orElse("P90D"));
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  /** One line for each, its columns parted by tabs, under a line of headings. */
  void list(List<String> arguments) throws IOException, SQLException {
    CommandLine line = CommandLine.parse(arguments, Set.of("--owner")).withoutWords();
    List<IssuedTokens.Listed> tokens;
    try (CommandDatabase database = CommandDatabase.open(variables, userHome)) {
      tokens = database.tokens().list(line.option("--owner"));
    }
    print("ID", "STATE", "EXPIRES", "CREATED", "SCOPES", "OWNER", "LABEL");
    for (IssuedTokens.Listed token : tokens) {
      print(
          token.id(),
          token.state(),
          token.expiresAt().toString(),
          token.createdAt().toString(),
          token.scopes().replace(' ', ','),
          token.owner(),
          token.label());
    }
  }

  private void print(String... columns) {
    // A label may come from a program, and the terminal obeys control characters.
    out.println(String.join("\t", columns).replaceAll("[\\p{Cntrl}&&[^\t]]", "?"));
  }

  void revoke(List<String> arguments) throws IOException, SQLException {
    String id = CommandLine.parse(arguments, Set.of()).onlyWord("the id of a token");
    if (id.startsWith("luc_")) {
      throw new UsageException("that is a token itself; tokens list shows the ids");
    }
    try (CommandDatabase database = CommandDatabase.open(variables, userHome)) {
      if (!database.tokens().revoke(id)) {
        throw new StartRefusedException("there is no token with the id " + id);
      }
    }
    out.println("revoked " + id);
  }
}
