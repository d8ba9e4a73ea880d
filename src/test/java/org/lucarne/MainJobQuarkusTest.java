package org.lucarne;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.lucarne.start.LucarneTestResource;

/** From an encrypted upload to the picture that was sent. */
@QuarkusTest
@QuarkusTestResource(LucarneTestResource.class)
class MainJobQuarkusTest {

  @Test
  void whoeverHoldsTheLinkGetsThePictureThatWasSent() {
    TestShare share = TestShare.sent(TestShare.jpeg(300_000));

    TestView view = TestView.of(share);

    assertThat(view.image(1).then().statusCode(200).extract().asByteArray())
        .isEqualTo(share.picture(1));
    assertThat(share.views()).isEqualTo(1);
  }

  @Test
  void aLinkIsPendingUntilTheLastPictureIsStored() {
    TestShare share = new TestShare(TestShare.jpeg(1_000), TestShare.jpeg(2_000)).declare();
    share.put(1).then().statusCode(201);
    TestView.click(share.linkPath()).then().statusCode(409);

    share.put(2).then().statusCode(201);

    assertThat(share.read().getString("state")).isEqualTo("complete");
    TestView.click(share.linkPath()).then().statusCode(200);
  }
}
