package org.lucarne.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.lucarne.TestShare;
import org.lucarne.TestView;
import org.lucarne.start.LucarneTestResource;
import org.lucarne.storage.Fault;
import org.lucarne.storage.FaultyS3;

/** Storage that is away is said to be away, and the same upload works when it is back. */
@QuarkusTest
@QuarkusTestResource(LucarneTestResource.class)
class StorageOutageQuarkusTest {

  @Test
  void anUploadDuringAnOutageIsToldToComeBackAndThenWorks() throws Exception {
    TestShare share = new TestShare(TestShare.jpeg(300_000)).declare();
    Leftovers before = Leftovers.now();

    Response refused = duringOutage(() -> share.put(1));

    assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(503);
    assertThat(refused.jsonPath().getString("type"))
        .isEqualTo("urn:lucarne:problem:storage-unavailable");
    assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
    assertThat(refused.asString()).doesNotContainPattern("(?i)exception|objects/|s3|file");
    assertThat(share.read().getString("state")).isEqualTo("open");
    share.put(1).then().statusCode(201);
    assertThat(TestView.of(share).image(1).asByteArray()).isEqualTo(share.picture(1));
    assertThat(Leftovers.now().unaccountedFiles()).isEqualTo(before.unaccountedFiles());
  }

  private interface Action {
    Response run();
  }

  private static Response duringOutage(Action action) throws IOException {
    if (ConfigProvider.getConfig().getValue("lucarne.storage", String.class).equals("s3")) {
      FaultyS3.shared().fault(Fault.ERROR_503);
      try {
        return action.run();
      } finally {
        FaultyS3.shared().fault(Fault.PASS);
      }
    }
    Path objects =
        ConfigProvider.getConfig().getValue("lucarne.home", Path.class).resolve("objects");
    Path away = objects.resolveSibling("objects-away");
    Files.move(objects, away);
    try {
      return action.run();
    } finally {
      Files.move(away, objects);
    }
  }
}
