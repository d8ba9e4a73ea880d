package org.lucarne.picture.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lucarne.Api;
import org.lucarne.Parallel;
import org.lucarne.Rows;
import org.lucarne.TestShare;
import org.lucarne.TestView;
import org.lucarne.object.Rendition;
import org.lucarne.picture.Rendered;
import org.lucarne.start.LucarneTestResource;

/** Several processes that make renditions for one database. */
@QuarkusTest
@QuarkusTestResource(LucarneTestResource.class)
class SharedWorkQuarkusTest {
  @Inject UnrenderedImages images;
  @Inject RenditionRows rows;
  @Inject StoreRendition storeRendition;
  @Inject UserTransaction transaction;

  @BeforeEach
  void leaveTheImagesOfOtherTests() {
    Unrendered.leaveAll();
  }

  @Test
  void anImageIsTakenOnOnce() throws Exception {
    byte[] picture = TestPictures.jpeg(64, 48);
    TestShare.sent(picture, picture, picture, picture, picture, picture);

    var taken = Parallel.times(12, i -> images.take());

    assertThat(taken.stream().flatMap(Optional::stream).map(UnrenderedImage::position))
        .containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6);
  }

  @Test
  void whatTwoProcessesMadeIsStoredOnce() throws Exception {
    TestShare share = TestShare.sent(TestPictures.jpeg(64, 48));
    UnrenderedImage image = images.take().orElseThrow();
    RenditionRows.Original original = rows.original(image).orElseThrow();
    byte[] first = TestPictures.jpeg(32, 24);
    byte[] second = TestPictures.jpeg(16, 12);

    for (byte[] thumbnail : List.of(first, second)) {
      Rendered rendered = new Rendered(thumbnail, thumbnail, 32, 24, 1, false, false);
      storeRendition.store(image, Rendition.THUMBNAIL, thumbnail, rendered, original);
    }

    TestView view = TestView.of(share);
    assertThat(view.call().get(view.url() + "/images/1/thumbnail").asByteArray()).isEqualTo(first);
    assertThat(Rows.count("SELECT count(*) FROM transfer WHERE share_id = ?", share.id())).isZero();
  }

  @Test
  void ofAShareThatIsDeletedMeanwhileNothingIsStored() throws Exception {
    byte[] picture = TestPictures.jpeg(64, 48);
    TestShare share = TestShare.sent(picture);
    UnrenderedImage image = images.take().orElseThrow();
    RenditionRows.Original original = rows.original(image).orElseThrow();
    Api.sender().delete("/api/v1/shares/" + share.id()).then().statusCode(204);

    Rendered rendered = new Rendered(picture, picture, 64, 48, 1, false, false);
    storeRendition.store(image, Rendition.DISPLAY, picture, rendered, original);

    // A row of a transfer would stand for bytes that are still there.
    assertThat(Rows.count("SELECT count(*) FROM transfer WHERE share_id = ?", share.id())).isZero();
    assertThat(
            Rows.count(
                "SELECT count(*) FROM stored_object WHERE share_id = ? AND rendition = 'display'"
                    + " AND storage_key IS NOT NULL",
                share.id()))
        .isZero();
    assertThat(rows.original(image)).as("the key is gone").isEmpty();
  }

  @Test
  void aProcessDoesNotWaitForTheRowOfAnother() throws Exception {
    TestShare.sent(TestPictures.jpeg(64, 48), TestPictures.jpeg(64, 48));
    transaction.begin();
    try {
      assertThat(images.take()).map(UnrenderedImage::position).contains(1);

      // In a transaction of its own, while the first is still open.
      var second = Parallel.times(1, i -> images.take()).getFirst();

      assertThat(second).map(UnrenderedImage::position).contains(2);
    } finally {
      transaction.rollback();
    }
  }
}
