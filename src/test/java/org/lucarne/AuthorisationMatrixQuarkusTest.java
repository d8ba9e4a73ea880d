package org.lucarne;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import io.restassured.specification.RequestSpecification;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.lucarne.start.LucarneTestResource;

/** Every operation of the contract against everybody who should not get through. */
@QuarkusTest
@QuarkusTestResource(LucarneTestResource.class)
class AuthorisationMatrixQuarkusTest {
  private static final String[] CALLERS = {
    "nobody", "garbage token", "other owner", "upload token of another share", "foreign view"
  };

  /** The statuses by operation, in the order of the callers; no operation may be missing. */
  private static final Map<String, List<Integer>> EXPECTED =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("readRecipient", List.of(200, 200, 200, 200, 200)),
              Map.entry("readLimits", List.of(200, 200, 200, 200, 200)),
              // Another owner may declare, and list, its own.
              Map.entry("declareShare", List.of(401, 401, 422, 403, 401)),
              Map.entry("listShares", List.of(401, 401, 200, 403, 401)),
              Map.entry("readShare", List.of(401, 401, 404, 404, 401)),
              Map.entry("changeShare", List.of(401, 401, 404, 403, 401)),
              Map.entry("deleteShare", List.of(401, 401, 404, 403, 401)),
              Map.entry("uploadImage", List.of(401, 401, 404, 404, 401)),
              Map.entry("uploadManifest", List.of(401, 401, 404, 404, 401)),
              Map.entry("issueLink", List.of(401, 401, 404, 403, 401)),
              Map.entry("listLinks", List.of(401, 401, 404, 403, 401)),
              Map.entry("readLink", List.of(401, 401, 404, 403, 401)),
              Map.entry("changeLink", List.of(401, 401, 404, 403, 401)),
              Map.entry("revokeLink", List.of(401, 401, 404, 403, 401)),
              Map.entry("listEvents", List.of(401, 401, 404, 403, 401)),
              // The landing page is the same for everybody; the click has to come from it.
              Map.entry("showLanding", List.of(200, 200, 200, 200, 200)),
              Map.entry("headLanding", List.of(200, 200, 200, 200, 200)),
              // A form that nobody filled in.
              Map.entry("findLink", List.of(415, 415, 415, 415, 415)),
              Map.entry("openLink", List.of(403, 403, 403, 403, 403)),
              Map.entry("showView", List.of(404, 404, 404, 404, 404)),
              Map.entry("headView", List.of(404, 404, 404, 404, 404)),
              Map.entry("showImage", List.of(404, 404, 404, 404, 404)),
              Map.entry("headImage", List.of(404, 404, 404, 404, 404)),
              Map.entry("showManifest", List.of(404, 404, 404, 404, 404)),
              Map.entry("headManifest", List.of(404, 404, 404, 404, 404)),
              Map.entry("downloadArchive", List.of(404, 404, 404, 404, 404)),
              Map.entry("headArchive", List.of(404, 404, 404, 404, 404))));

  private record Operation(String id, Method method, String path) {}

  @Test
  void everyOperationHasARow() {
    assertThat(operations())
        .extracting(Operation::id)
        .containsExactlyInAnyOrderElementsOf(EXPECTED.keySet());
  }

  @TestFactory
  List<DynamicTest> nobodyGetsThrough() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Operation operation : operations()) {
      for (int caller = 0; caller < CALLERS.length; caller++) {
        int index = caller;
        tests.add(
            DynamicTest.dynamicTest(
                operation.id() + " by " + CALLERS[caller], () -> check(operation, index)));
      }
    }
    return tests;
  }

  private static void check(Operation operation, int caller) {
    Scene scene = Scene.shared();
    String before = scene.share().read().prettify();
    int expected = EXPECTED.getOrDefault(operation.id(), List.of(0, 0, 0, 0, 0)).get(caller);

    var answer = prepared(scene, operation, caller).request(operation.method(), path(operation));

    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(expected);
    assertThat(answer.asString()).doesNotContain(scene.share().id(), scene.share().linkId());
    assertThat(scene.share().read().prettify()).isEqualTo(before);
  }

  private static RequestSpecification prepared(Scene scene, Operation operation, int caller) {
    RequestSpecification request = Api.misuse();
    switch (CALLERS[caller]) {
      case "garbage token" -> request.header("Authorization", "Bearer luc_" + "A".repeat(49));
      case "other owner" -> request.header("Authorization", "Bearer " + scene.owner().token());
      case "upload token of another share" ->
          request.header("Authorization", "Bearer " + scene.otherShare().uploadToken());
      case "foreign view" -> request.header("Cookie", scene.otherView().cookie());
      default -> {}
    }
    return switch (operation.method()) {
      case POST, PATCH -> request.contentType("application/json").body("{}");
      case PUT -> request.contentType("application/octet-stream").body(new byte[10]);
      default -> request;
    };
  }

  private static String path(Operation operation) {
    Scene scene = Scene.shared();
    return operation
        .path()
        .replace("{id}", scene.share().id())
        .replace("{linkId}", scene.share().linkId())
        .replace("{token}", scene.share().linkPath().substring(3))
        .replace("{view}", scene.view().url().substring(3))
        .replace("{n}", "1")
        .replace("{rendition}", "original");
  }

  private static List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    new OpenAPIV3Parser()
        .read("openapi.yaml")
        .getPaths()
        .forEach((path, item) ->
            item.readOperationsMap()
                .forEach((verb, operation) ->
                    operations.add(
                        new Operation(
                            operation.getOperationId(), Method.valueOf(verb.name()), path))));
    return operations;
  }

  /** A share with a link and a view, and somebody who has all of that too, of another share. */
  private record Scene(
      TestShare share, TestView view, TestOwner owner, TestShare otherShare, TestView otherView) {
    private static @org.jspecify.annotations.Nullable Scene shared;

    static Scene shared() {
      if (shared == null) {
        TestShare share = TestShare.sent(TestShare.jpeg(1_000));
        TestOwner owner = TestOwner.fresh();
        TestShare other = new TestShare(TestShare.jpeg(1_000)).declareAs(owner.call()).sendAll();
        shared = new Scene(share, TestView.of(share), owner, other, TestView.of(other));
      }
      return shared;
    }
  }
}
