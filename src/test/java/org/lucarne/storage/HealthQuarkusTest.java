package org.lucarne.storage;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lucarne.start.LucarneTestResource;

/** What the probes of an orchestrator see. */
@QuarkusTest
@QuarkusTestResource(LucarneTestResource.class)
class HealthQuarkusTest {
  @TestHTTPResource(value = "/", management = true)
  @Nullable URI management;

  @AfterEach
  void repair() throws IOException {
    SpoiltStorage.repair();
  }

  @Test
  void lifeDependsOnNothingAndReadinessOnTheDatabase() {
    get("/live").statusCode(200).body("checks", empty());
    get("/started").statusCode(200);
    get("/ready")
        .statusCode(200)
        .body(
            "checks.name",
            containsInAnyOrder("Database connections health check", "Graceful Shutdown"));
  }

  @Test
  void storageThatIsAwayIsToldButTakesNobodyOutOfService() throws IOException {
    get("/group/storage").statusCode(200);
    outage();
    get("/group/storage").statusCode(503).body("checks.status", contains("DOWN"));
    get("/ready").statusCode(200);
    get("/live").statusCode(200);
    get("").statusCode(200);
  }

  private static void outage() throws IOException {
    if (SpoiltStorage.isS3()) {
      FaultyS3.shared().fault(Fault.ERROR_503);
    } else {
      SpoiltStorage.takeDown();
    }
  }

  private ValidatableResponse get(String path) {
    return RestAssured.given().get(URI.create(management + "/").resolve("/q/health" + path)).then();
  }
}
