package org.lucarne.share;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import org.lucarne.Api;
import org.lucarne.Rows;
import org.lucarne.TestShare;

/** Declarations that break the contract. */
final class Declarations {
  private Declarations() {}

  static Response declare(Object body) {
    return Api.misusingSender().contentType(ContentType.JSON).body(body).post("/api/v1/shares");
  }

  /** Declares, and asserts a 422 at exactly these places which leaves no row behind. */
  static void refused(TestShare share, String... pointers) {
    refused((Object) share.request(), pointers);
  }

  static void refused(Object body, String... pointers) {
    List<Long> before = Rows.ofDeclarations();
    Response answer = declare(body);
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(422);
    assertThat(answer.jsonPath().getString("type"))
        .isEqualTo("urn:lucarne:problem:validation-failed");
    assertThat(answer.jsonPath().getList("errors.pointer"))
        .as(answer.asString())
        .isEqualTo(List.of(pointers));
    Rows.assertNoMore(before);
  }
}
