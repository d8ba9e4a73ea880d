package org.lucarne.share;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lucarne.TestOwner;
import org.lucarne.TestShare;
import org.lucarne.start.LucarneTestResource;

/** Lists come in parts that join without a gap, and hold the caller's own. */
@QuarkusTest
@QuarkusTestResource(LucarneTestResource.class)
class ListsQuarkusTest {
  private TestOwner owner;

  @BeforeEach
  void begin() {
    owner = TestOwner.fresh();
  }

  @Test
  void anOwnerWithoutSharesHasAnEmptyList() {
    JsonPath list = get("/api/v1/shares");
    assertThat(list.getList("items")).isEmpty();
    assertThat(list.getString("next")).isNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 6, 100})
  void partsJoinToTheWholeListNewestFirst(int limit) {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      ids.addFirst(new TestShare(TestShare.jpeg(10)).declareAs(owner.call()).id());
    }
    assertThat(joined("/api/v1/shares", "id", limit)).isEqualTo(ids);
  }

  @Test
  void aListedShareReadsAsTheShareItself() {
    TestShare share = new TestShare(TestShare.jpeg(10)).declareAs(owner.call());
    JsonPath alone = get("/api/v1/shares/" + share.id());
    assertThat(get("/api/v1/shares").getMap("items[0]")).isEqualTo(alone.getMap(""));
    assertThat(alone.getString("uploadToken")).isNull();
  }

  @Test
  void linksAndEventsComeInPartsToo() {
    TestShare share = new TestShare(TestShare.jpeg(10)).declareAs(owner.call());
    List<String> links = new ArrayList<>(List.of(share.linkId()));
    String path = "/api/v1/shares/" + share.id();
    for (int i = 0; i < 3; i++) {
      String link =
          owner
              .call()
              .contentType("application/json")
              .body("{}")
              .post(path + "/links")
              .jsonPath()
              .getString("id");
      links.addFirst(link);
    }
    assertThat(joined(path + "/links", "id", 3)).isEqualTo(links);
    assertThat(joined(path + "/events", "type", 2))
        .isEqualTo(
            List.of("share-created", "link-issued", "link-issued", "link-issued", "link-issued"));
  }

  @Test
  void twoOwnersSeeNothingOfEachOther() {
    TestOwner other = TestOwner.fresh();
    TestShare mine = new TestShare(TestShare.jpeg(10)).declareAs(owner.call());
    TestShare theirs = new TestShare(TestShare.jpeg(11)).declareAs(other.call());
    mine.sendAll();
    theirs.sendAll();
    String seen = read(owner.call(), mine) + owner.call().get("/api/v1/shares").asString();
    String seenByOther = read(other.call(), theirs) + other.call().get("/api/v1/shares").asString();
    assertThat(seen).contains(mine.id()).doesNotContain(theirs.id(), theirs.linkId(), other.name());
    assertThat(seenByOther)
        .contains(theirs.id())
        .doesNotContain(mine.id(), mine.linkId(), owner.name());
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit=0", "limit=101", "limit=x", "limit=-1", "limit=1.5"})
  void anotherLimitIsAMalformedRequest(String query) {
    malformed("/api/v1/shares?" + query);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%25", "AAAA", "0x", "é"})
  void anInventedCursorIsAMalformedRequest(String after) {
    TestShare share = new TestShare(TestShare.jpeg(10)).declareAs(owner.call());
    malformed("/api/v1/shares?after=" + after);
    malformed("/api/v1/shares/" + share.id() + "/links?after=" + after);
    malformed("/api/v1/shares/" + share.id() + "/events?after=x" + after);
  }

  @ParameterizedTest
  @ValueSource(strings = {"9223372036854775807", "-9223372036854775808", "0", "999999999999999"})
  void aCursorAtTheEndOfTimeIsNoFault(String millis) {
    byte[] cursor = (millis + ".mRk0vZ2c7T1xQ9aLw3sB5g").getBytes(StandardCharsets.US_ASCII);
    String after = Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
    assertThat(owner.misuse().get("/api/v1/shares?after=" + after).statusCode()).isIn(200, 400);
  }

  private List<String> joined(String path, String member, int limit) {
    List<String> all = new ArrayList<>();
    String next = null;
    do {
      JsonPath part = get(path + "?limit=" + limit + (next == null ? "" : "&after=" + next));
      List<String> values = part.getList("items." + member);
      assertThat(values).hasSizeBetween(1, limit);
      all.addAll(values);
      next = part.getString("next");
    } while (next != null);
    return Collections.unmodifiableList(all);
  }

  private JsonPath get(String path) {
    return owner.call().get(path).then().statusCode(200).extract().jsonPath();
  }

  private static String read(RequestSpecification caller, TestShare share) {
    return caller.get("/api/v1/shares/" + share.id() + "/events").asString();
  }

  private void malformed(String path) {
    var answer = owner.misuse().get(path);
    assertThat(answer.statusCode()).as(path + answer.asString()).isEqualTo(400);
    assertThat(answer.jsonPath().getString("type"))
        .isEqualTo("urn:lucarne:problem:malformed-request");
  }
}
