package org.lucarne;

import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.inject.spi.CDI;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.lucarne.sender.AccessTokens;
import org.lucarne.sender.Scope;
import org.lucarne.time.DatabaseClock;

/** Another sender than the one of the first access token. */
public record TestOwner(String name, String token) {

  /** An owner that nobody knows yet, with both scopes. */
  public static TestOwner fresh() {
    return fresh(Duration.ofDays(3_650), Scope.WRITE, Scope.READ);
  }

  public static TestOwner fresh(Duration validFor, String... scopes) {
    String name = "owner " + UUID.randomUUID();
    String token =
        CDI.current()
            .select(AccessTokens.class)
            .get()
            .issue(
                name,
                "test",
                Set.of(scopes),
                CDI.current().select(DatabaseClock.class).get().now().plus(validFor));
    return new TestOwner(name, token);
  }

  public RequestSpecification call() {
    return Api.call().header("Authorization", "Bearer " + token);
  }

  /** The same for a request that breaks the contract. */
  public RequestSpecification misuse() {
    return Api.misuse().header("Authorization", "Bearer " + token);
  }
}
