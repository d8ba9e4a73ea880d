package org.lucarne.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lucarne.key.Mode;
import org.lucarne.setting.ServerKeys;
import org.lucarne.setting.Settings;

/** {@code keys create|rotate}: the files of LUCARNE_KEYS_DIR, in either mode. */
final class KeyCommands {
  private final Map<String, String> variables;
  private final Path userHome;
  private final Instant now;
  private final PrintStream out;

  KeyCommands(Map<String, String> variables, Path userHome, Instant now, PrintStream out) {
    this.variables = variables;
    this.userHome = userHome;
    this.now = now;
    this.out = out;
  }

  void create(List<String> arguments) throws IOException {
    CommandLine.parse(arguments, Set.of()).withoutWords();
    Path home = Settings.home(variables, userHome);
    ServerKeys keys = keys(home);
    if (Settings.mode(variables) == Mode.STANDALONE) {
      keys.refuseToReplaceThoseOf(home);
    }
    List<Path> made = keys.makeMissing(now);
    made.forEach(file -> out.println("made " + file));
  }

  void rotate(List<String> arguments) throws IOException {
    String ring = CommandLine.parse(arguments, Set.of()).onlyWord("one of link, wrap, identity");
    ServerKeys keys = keys(Settings.home(variables, userHome));
    Path made =
        switch (ring) {
          case "link" -> keys.addLinkKey();
          case "wrap" -> keys.addWrapKey(now);
          case "identity" -> keys.addIdentity(now);
          default -> throw new UsageException("what rotates is link, wrap or identity");
        };
    out.println("made " + made);
  }

  private ServerKeys keys(Path home) {
    return new ServerKeys(Settings.keysDirectory(variables, home));
  }
}
