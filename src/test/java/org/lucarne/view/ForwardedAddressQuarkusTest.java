package org.lucarne.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.lucarne.Api;
import org.lucarne.RawRequest;
import org.lucarne.TestShare;
import org.lucarne.start.LucarneTestResource;

/** Headers that proxies write, written by somebody who is none. */
@QuarkusTest
@QuarkusTestResource(LucarneTestResource.class)
class ForwardedAddressQuarkusTest {
  @Inject DataSource database;

  @Test
  void aForgedAddressChangesNothing() throws Exception {
    TestShare share = TestShare.sent(TestShare.jpeg(1_000));

    try (RawRequest click =
        new RawRequest(
            "POST",
            share.linkPath() + "/open",
            "Origin: " + Api.origin(),
            "Accept: application/json",
            "X-Forwarded-For: 198.51.100.1",
            "X-Forwarded-Host: evil.example",
            "X-Forwarded-Proto: https",
            "Forwarded: for=198.51.100.1;host=evil.example;proto=https",
            "X-Real-IP: 198.51.100.1",
            "Content-Length: 0")) {
      String answer = click.answer();
      assertThat(answer).startsWith("HTTP/1.1 200 ").doesNotContain("evil.example");
    }

    assertThat(network(share.linkId())).isEqualTo(Network.digest("127.0.0.1", share.linkId()));
  }

  private byte[] network(String linkId) throws SQLException {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement("SELECT network FROM view WHERE link_id = ?")) {
      select.setString(1, linkId);
      var rows = select.executeQuery();
      assertThat(rows.next()).isTrue();
      return rows.getBytes(1);
    }
  }
}
