package org.lucarne.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lucarne.TestShare;
import org.lucarne.TestView;
import org.lucarne.start.LucarneTestResource;
import org.lucarne.storage.SpoiltStorage;

/** Storage that is away for a while. */
@QuarkusTest
@QuarkusTestResource(LucarneTestResource.class)
class StorageDownQuarkusTest {

  @AfterEach
  void repair() throws Exception {
    SpoiltStorage.repair();
  }

  @Test
  void whileStorageIsDownPersonsAndProgramsAreAskedToComeBack() throws Exception {
    TestShare share = new TestShare(TestShare.jpeg(1_000), TestShare.jpeg(9_000_000));
    byte[] manifest = share.declareManifest("{\"version\":1,\"message\":\"hello\"}");
    share.declare().sendAll();
    share.putManifest(manifest).then().statusCode(201);
    TestView view = TestView.of(share);
    SpoiltStorage.takeDown();

    for (String address :
        List.of(
            "/images/1/original",
            "/images/2/original",
            "/images/2/original?download",
            "/manifest",
            "/archive")) {
      view.call()
          .get(view.url() + address)
          .then()
          .statusCode(503)
          .contentType("application/problem+json")
          .header("Retry-After", "5");
    }
    String page =
        view.call()
            .header("Accept", "text/html")
            .header("Accept-Language", "en")
            .get(view.url())
            .then()
            .statusCode(503)
            .contentType("text/html;charset=UTF-8")
            .header("Retry-After", "5")
            .extract()
            .asString();
    assertThat(page).contains("<h1>").doesNotContain("hello");
    assertThat(share.views()).isZero();

    SpoiltStorage.repair();
    assertThat(view.image(1).asByteArray()).isEqualTo(share.picture(1));
    view.call().get(view.url() + "/archive").then().statusCode(200);
  }
}
