package org.lucarne.command;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.lucarne.Api;
import org.lucarne.sender.IssuedTokens;
import org.lucarne.sender.TokenTerms;
import org.lucarne.start.LucarneTestResource;
import org.lucarne.time.DatabaseClock;

/** What is done to a token beside the running service decides its very next request. */
@QuarkusTest
@QuarkusTestResource(LucarneTestResource.class)
class IssuedTokensQuarkusTest {
  @Inject DataSource database;
  @Inject DatabaseClock clock;

  @Test
  void anIssuedTokenWorksAtOnceAndARevokedOneNoLonger() throws SQLException {
    IssuedTokens tokens = new IssuedTokens(database, clock);
    String token = tokens.issue(TokenTerms.parse("ward of this test", "", "share:read", "P1D"));
    expect(token, 200);
    expect(token, 200);

    tokens.revoke(tokens.list(Optional.of("ward of this test")).getFirst().id());

    expect(token, 401);
  }

  @Test
  void aTokenToReadDoesNotWrite() throws SQLException {
    String token =
        new IssuedTokens(database, clock)
            .issue(TokenTerms.parse("reader", "", "share:read", "P1D"));
    Api.misuse()
        .header("Authorization", "Bearer " + token)
        .contentType("application/json")
        .body("{}")
        .post("/api/v1/shares")
        .then()
        .statusCode(403);
  }

  private static void expect(String token, int status) {
    Api.call()
        .header("Authorization", "Bearer " + token)
        .get("/api/v1/shares")
        .then()
        .statusCode(status);
  }
}
