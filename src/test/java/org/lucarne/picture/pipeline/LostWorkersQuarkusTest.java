package org.lucarne.picture.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lucarne.TestShare;
import org.lucarne.picture.PictureConfig;
import org.lucarne.picture.RenderPicture;
import org.lucarne.picture.Rendered;
import org.lucarne.picture.WorkerLostException;
import org.lucarne.picture.WorkerLostException.Loss;
import org.lucarne.start.LucarneTestResource;
import org.lucarne.time.AdvancingClock;

/** What becomes of a picture whose process did not come back. */
@QuarkusTest
@QuarkusTestResource(LucarneTestResource.class)
class LostWorkersQuarkusTest {
  private static final Duration STEP = Duration.ofSeconds(20);

  @Inject MakeRenditions makeRenditions;
  @Inject AdvancingClock clock;
  @Inject PictureConfig config;

  private int attempts;

  @BeforeEach
  void leaveTheImagesOfOtherTests() {
    Unrendered.leaveAll();
  }

  @Test
  void aPictureThatEndsItsProcessIsRefusedTheSecondTime() throws Exception {
    losing(Loss.CRASHED);
    TestShare share = TestShare.sent(TestPictures.jpeg(64, 48));

    Duration waited = untilRefused(share, "undecodable");

    assertThat(attempts).isEqualTo(2);
    assertThat(waited).isLessThan(Duration.ofMinutes(1));
  }

  @Test
  void aPictureThatABusyMachineCutsOffIsTriedForMoreThanAnHour() throws Exception {
    losing(Loss.LATE);
    TestShare share = TestShare.sent(TestPictures.jpeg(64, 48));

    Duration waited = untilRefused(share, "too-slow");

    assertThat(attempts).isGreaterThanOrEqualTo(5);
    assertThat(waited).isGreaterThan(Duration.ofHours(1));
  }

  @Test
  void aPictureWhoseProcessesAreKilledIsTriedForMoreThanAnHour() throws Exception {
    losing(Loss.KILLED);
    TestShare share = TestShare.sent(TestPictures.jpeg(64, 48));

    assertThat(untilRefused(share, "too-much-memory")).isGreaterThan(Duration.ofHours(1));
  }

  private void losing(Loss loss) {
    QuarkusMock.installMockForType(
        new RenderPicture(config) {
          @Override
          public Rendered render(InputStream original, long bytes) throws IOException {
            attempts++;
            throw new WorkerLostException(loss, new IOException("made for a test"));
          }
        },
        RenderPicture.class);
  }

  private static boolean isMaking(TestShare share) throws Exception {
    return share.read().getList("images[0].renditions.state").contains("making");
  }

  /** How long that took. */
  private Duration untilRefused(TestShare share, String reason) throws Exception {
    Duration waited = Duration.ZERO;
    while (!makeRenditions.makeNext() || isMaking(share)) {
      clock.advance(STEP);
      waited = waited.plus(STEP);
      assertThat(waited).isLessThan(Duration.ofHours(12));
    }
    assertThat(share.read().getList("images[0].renditions.reason"))
        .containsExactly(null, reason, reason);
    return waited;
  }
}
