package org.lucarne;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** A browser that clicked on a link: the view, and the cookie that opens it. */
public final class TestView {
  private final String url;
  private final String cookieName;
  private final String cookieValue;

  private TestView(Response opened) {
    url = opened.jsonPath().getString("url");
    cookieName = "__Host-lucarne-" + opened.jsonPath().getString("view");
    cookieValue = opened.getCookie(cookieName);
  }

  /** Clicks as a page of our own would. */
  public static TestView of(TestShare share) {
    return new TestView(click(share.linkPath()).then().statusCode(200).extract().response());
  }

  /** The click alone, whatever comes of it. */
  public static Response click(String linkPath) {
    return Api.call()
        .header("Origin", Api.origin())
        .accept(ContentType.JSON)
        .post(linkPath + "/open");
  }

  /** A request of this browser. */
  public RequestSpecification call() {
    return Api.call().header("Cookie", cookie());
  }

  /** The value of the Cookie header. */
  public String cookie() {
    return cookieName + "=" + cookieValue;
  }

  public String url() {
    return url;
  }

  public Response image(int position) {
    return call().get(url + "/images/" + position + "/original");
  }
}
