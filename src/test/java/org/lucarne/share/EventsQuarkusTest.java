package org.lucarne.share;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lucarne.Api;
import org.lucarne.TestShare;
import org.lucarne.TestView;
import org.lucarne.start.LucarneTestResource;
import org.lucarne.time.AdvancingClock;

/** What happened to a share stands there in its order. */
@QuarkusTest
@QuarkusTestResource(LucarneTestResource.class)
class EventsQuarkusTest {
  @Inject AdvancingClock clock;

  @Test
  void aLifeOfAShareIsToldInItsOrder() {
    TestShare share = new TestShare(TestShare.jpeg(1_000), TestShare.jpeg(2_000)).declare();
    share.put(2).then().statusCode(201);
    share.put(2).then().statusCode(200);
    share.put(1).then().statusCode(201);
    TestView view = TestView.of(share);
    view.image(1).then().statusCode(200);
    view.image(1).then().statusCode(200);
    view.call().get(view.url() + "/images/2/original?download").then().statusCode(200);
    view.call().get(view.url() + "/archive").then().statusCode(200);
    String path = "/api/v1/shares/" + share.id();
    patch(path, "{\"expiresAt\":\"" + clock.now().plus(Duration.ofDays(2)) + "\"}");
    patch(path + "/links/" + share.linkId(), "{\"label\":\"ward\"}");
    Api.sender().delete(path + "/links/" + share.linkId()).then().statusCode(204);
    Api.sender().delete(path).then().statusCode(204);

    JsonPath events = Api.sender().get(path + "/events").then().extract().jsonPath();

    assertThat(events.getList("items.type"))
        .containsExactly(
            "share-created",
            "link-issued",
            "object-stored",
            "object-stored",
            "share-completed",
            "opened",
            "viewed",
            "image-served",
            "image-downloaded",
            "archive-downloaded",
            "share-changed",
            "link-changed",
            "link-revoked",
            "share-deleted");
    assertThat(events.getMap("items[2]"))
        .containsEntry("image", 2)
        .containsEntry("rendition", "original");
    assertThat(events.getMap("items[7]"))
        .containsAllEntriesOf(Map.of("image", 1, "rendition", "original", "link", share.linkId()));
    assertThat(events.getMap("items[0]")).containsOnlyKeys("id", "at", "type");
    assertThat(events.getList("items.at", String.class)).isSorted();
  }

  private static void patch(String path, String body) {
    Api.sender().contentType("application/json").body(body).patch(path).then().statusCode(200);
  }
}
