package org.lucarne.share;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lucarne.Api;
import org.lucarne.Parallel;
import org.lucarne.Rows;
import org.lucarne.TestOwner;
import org.lucarne.TestShare;
import org.lucarne.start.LucarneTestResource;
import org.lucarne.time.AdvancingClock;

/** The same declaration again, under the same key, is the same share. */
@QuarkusTest
@QuarkusTestResource(LucarneTestResource.class)
class IdempotencyQuarkusTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Inject AdvancingClock clock;

  private final String key = UUID.randomUUID().toString();
  private TestShare share;

  @BeforeEach
  void begin() {
    share = new TestShare(TestShare.jpeg(100));
  }

  @Test
  void theSameBodyIsAnsweredTheSame() throws Exception {
    share.request().put("expiresIn", "P2D");
    share.link().put("label", "ward");
    String body = MAPPER.writeValueAsString(share.request());
    Response first = declare(Api.sender(), body);
    first.then().statusCode(201);
    List<Long> rows = Rows.ofDeclarations();

    Response again = declare(Api.sender(), body);
    again.then().statusCode(201);

    assertThat(again.asString()).isEqualTo(first.asString());
    assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    Rows.assertNoMore(rows);
  }

  @Test
  void whiteSpaceAndTheOrderOfMembersMakeNoOtherBody() throws Exception {
    Response first = declare(Api.sender(), MAPPER.writeValueAsString(share.request()));
    List<String> members = new ArrayList<>(share.request().keySet());
    Collections.reverse(members);
    Map<String, Object> turned = new LinkedHashMap<>();
    members.forEach(member -> turned.put(member, share.request().get(member)));
    String body = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(turned);

    assertThat(id(declare(Api.sender(), body))).isEqualTo(id(first));
  }

  @Test
  void anotherBodyUnderTheSameKeyIsRefused() throws Exception {
    declare(Api.sender(), MAPPER.writeValueAsString(share.request())).then().statusCode(201);
    List<Long> rows = Rows.ofDeclarations();
    share.link().put("maxViews", 3);

    Response other = declare(Api.sender(), MAPPER.writeValueAsString(share.request()));

    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(type(other)).isEqualTo("idempotency-key-reused");
    Rows.assertNoMore(rows);
  }

  @Test
  void theSameKeyOfAnotherOwnerIsAnotherKey() throws Exception {
    declare(Api.sender(), MAPPER.writeValueAsString(share.request())).then().statusCode(201);
    TestShare other = new TestShare(TestShare.jpeg(100));
    String body = MAPPER.writeValueAsString(other.request());
    declare(TestOwner.fresh().call(), body).then().statusCode(201);
  }

  @Test
  void aRefusedDeclarationTakesNoKey() throws Exception {
    share.request().put("capsule", "AAAA");
    Response refused = declare(Api.sender(), MAPPER.writeValueAsString(share.request()));
    refused.then().statusCode(422);
    share.request().put("capsule", TestShare.capsule(share.key()));
    declare(Api.sender(), MAPPER.writeValueAsString(share.request())).then().statusCode(201);
  }

  @Test
  void ofTwentyAtOnceOneDeclares() throws Exception {
    String body = MAPPER.writeValueAsString(share.request());
    long shares = Rows.count("SELECT count(*) FROM share");

    List<Response> answers = Parallel.times(20, i -> declare(Api.sender(), body));

    assertThat(Rows.count("SELECT count(*) FROM share")).isEqualTo(shares + 1);
    assertThat(answers).extracting(Response::statusCode).contains(201);
    for (Response answer : answers) {
      if (answer.statusCode() == 201) {
        assertThat(id(answer)).isEqualTo(id(declare(Api.sender(), body)));
      } else {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(409);
        assertThat(type(answer)).isEqualTo("idempotency-in-progress");
      }
    }
  }

  @Test
  void afterADayTheKeyIsNew() throws Exception {
    Response first = declare(Api.sender(), MAPPER.writeValueAsString(share.request()));
    clock.advance(Duration.ofHours(24));
    TestShare other = new TestShare(TestShare.jpeg(100));

    Response later = declare(Api.sender(), MAPPER.writeValueAsString(other.request()));

    later.then().statusCode(201);
    assertThat(id(later)).isNotEqualTo(id(first));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "é"})
  void aKeyIsVisibleAscii(String bad) throws Exception {
    Response answer =
        Api.misusingSender()
            .header("Idempotency-Key", bad)
            .contentType("application/json")
            .body(MAPPER.writeValueAsString(share.request()))
            .post("/api/v1/shares");
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
  }

  private Response declare(RequestSpecification sender, String body) {
    return sender
        .header("Idempotency-Key", key)
        .contentType("application/json")
        .body(body)
        .post("/api/v1/shares");
  }

  private static String id(Response answer) {
    return answer.jsonPath().getString("id");
  }

  private static String type(Response answer) {
    return answer.jsonPath().getString("type").replace("urn:lucarne:problem:", "");
  }
}
