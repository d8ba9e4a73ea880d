package org.lucarne.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.lucarne.storage.S3Server;

/** The main job of the packaged program, with its objects on an S3 server. */
class S3ServerIT {

  @Test
  void whatWasSentIsShownAndAClientByOtherAuthorsFindsWhatTheRowsSay() throws Exception {
    S3Server server = S3Server.shared();
    List<byte[]> pictures = new ArrayList<>();
    for (var photograph : Photographs.ALL) {
      pictures.add(Files.readAllBytes(photograph));
    }
    try (RunningLucarne lucarne = RunningLucarne.start(variables(server))) {
      Sender sender = Sender.to(lucarne);
      SentShare share = sender.send("P1D", "{}", pictures);
      sender.awaitRenditions();

      assertThat(sender.put(share, 1)).as("the same bytes again").isEqualTo(200);
      LinkHolder holder = LinkHolder.open(share.link());
      for (int position = 1; position <= pictures.size(); position++) {
        assertThat(holder.image(position)).isEqualTo(pictures.get(position - 1));
        assertThat(server.readByOthers(key(lucarne, position))).isEqualTo(share.file(position));
      }
      assertThat(sender.views(share.id())).isEqualTo(1);
      assertThatEveryRowIsTrue(lucarne, server, pictures.size() * 3);
      assertThat(Files.exists(lucarne.home().resolve("objects"))).as("in files").isFalse();
    }
  }

  /** Originals and renditions: each is stored under its key, with its size and digest. */
  private static void assertThatEveryRowIsTrue(
      RunningLucarne lucarne, S3Server server, int expected) throws Exception {
    List<String> rows =
        rows(
            lucarne,
            "SELECT storage_key || ' ' || stored_bytes || ' ' || encode(stored_digest, 'hex')"
                + " FROM stored_object WHERE state = 'stored'");
    assertThat(rows).hasSize(expected);
    for (String row : rows) {
      String key = row.split(" ")[0];
      byte[] stored = server.readByOthers(key);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(stored);
      assertThat(key + " " + stored.length + " " + HexFormat.of().formatHex(digest)).isEqualTo(row);
    }
  }

  private static String key(RunningLucarne lucarne, int position) throws IOException, SQLException {
    return rows(
            lucarne,
            "SELECT storage_key FROM stored_object WHERE rendition = 'original' AND position = "
                + position)
        .getFirst();
  }

  private static List<String> rows(RunningLucarne lucarne, String query)
      throws IOException, SQLException {
    try (Connection database = lucarne.database()) {
      return DatabaseText.column(database, query);
    }
  }

  static Map<String, String> variables(S3Server server) {
    return server.properties(server.endpoint()).entrySet().stream()
        .collect(
            Collectors.toMap(
                e -> e.getKey().replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT),
                Map.Entry::getValue));
  }
}
