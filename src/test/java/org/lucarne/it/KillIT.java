package org.lucarne.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/**
 * SIGKILL, twenty times, each time right after a 201 and in the middle of three other uploads: two
 * that have come to different offsets, and one that is under way at full speed.
 */
class KillIT {
  private static final int KILLS = 20;
  private static final int WIDTH = 900;
  private static final int HEIGHT = 700;
  private static final int COMPLETED = 3;
  private static final Duration SWEPT = Duration.ofSeconds(30);
  private static final Duration RENDERED = Duration.ofMinutes(2);

  private final List<SentShare> shares = new ArrayList<>();
  private final List<Duration> restarts = new ArrayList<>();

  @Test
  void whatWasAcknowledgedIsThereAndNothingElse()
      throws IOException, InterruptedException, SQLException {
    assumeThat(Surroundings.areStandalone()).as("objects in the home").isTrue();
    try (RunningLucarne lucarne = RunningLucarne.start(Map.of("LUCARNE_SWEEP_EVERY", "PT1S"))) {
      for (int kill = 0; kill < KILLS; kill++) {
        SentShare completed = killedOnce(lucarne, kill);
        shares.add(completed);
      }
      awaitRenditions(lucarne);
      awaitSweep(lucarne);
      assertThat(files(lucarne)).as("each with its two renditions").hasSize(KILLS * COMPLETED * 3);
      for (int kill = 0; kill < KILLS; kill++) {
        LinkHolder holder = LinkHolder.open(shares.get(kill).link());
        for (int position = 1; position <= COMPLETED; position++) {
          assertThat(holder.image(position)).isEqualTo(picture(kill, position));
        }
      }
    }
    System.out.println("Restarts after SIGKILL took " + restarts.stream().sorted().toList());
  }

  /**
   * A share that was completed after the kill: its first picture was acknowledged right before it,
   * its second was being sent at full speed, its third had come to some offset.
   */
  private SentShare killedOnce(RunningLucarne lucarne, int kill)
      throws IOException, InterruptedException {
    Sender sender = Sender.to(lucarne);
    List<byte[]> pictures = List.of(picture(kill, 1), picture(kill, 2), picture(kill, 3));
    SentShare kept = sender.declare("P1D", "{}", pictures);
    SentShare abandoned = sender.declare("P1D", "{}", List.of(picture(kill, 4)));
    double share = (kill + 0.5) / KILLS;
    try (SlowUpload early = new SlowUpload(lucarne, kept, 3, share);
        SlowUpload late = new SlowUpload(lucarne, abandoned, 1, 1 - share);
        SlowUpload racing = new SlowUpload(lucarne, kept, 2, share)) {
      assertThat(sender.put(kept, 1)).isEqualTo(201);
      racing.sendTheRest();
      lucarne.kill();
      assertThat(early.isUnanswered()).isTrue();
      assertThat(late.isUnanswered()).isTrue();
    }
    restarts.add(lucarne.restart());

    assertThat(sender.put(kept, 1)).as("acknowledged before the kill").isEqualTo(200);
    assertThat(sender.put(kept, 2)).as("on its way at the kill").isIn(200, 201);
    assertThat(sender.put(kept, 3)).as("cut off by the kill").isEqualTo(201);
    return kept;
  }

  /** Until every picture has its renditions, whatever was killed while it made them. */
  private static void awaitRenditions(RunningLucarne lucarne)
      throws IOException, InterruptedException, SQLException {
    String missing =
        "SELECT o.id FROM stored_object o JOIN share s ON s.id = o.share_id"
            + " WHERE s.state = 'complete' AND o.state <> 'stored'";
    long deadline = System.nanoTime() + RENDERED.toNanos();
    try (Connection database = lucarne.database()) {
      while (!DatabaseText.column(database, missing).isEmpty() && System.nanoTime() < deadline) {
        Thread.sleep(500);
      }
      assertThat(DatabaseText.column(database, missing)).isEmpty();
    }
  }

  /** Until no transfer is left, or it has taken too long. */
  private static void awaitSweep(RunningLucarne lucarne)
      throws IOException, InterruptedException, SQLException {
    long deadline = System.nanoTime() + SWEPT.toNanos();
    try (Connection database = lucarne.database()) {
      List<String> transfers;
      do {
        Thread.sleep(200);
        transfers = DatabaseText.column(database, "SELECT storage_key FROM transfer");
      } while (!transfers.isEmpty() && System.nanoTime() < deadline);
      assertThat(transfers).isEmpty();
      String stored = "SELECT storage_key FROM stored_object WHERE state = 'stored'";
      assertThat(DatabaseText.column(database, stored))
          .containsExactlyInAnyOrderElementsOf(files(lucarne));
    }
  }

  /** The names of all objects in its home; those of half-written ones begin with a dot. */
  private static List<String> files(RunningLucarne lucarne) throws IOException {
    Path objects = lucarne.home().resolve("objects");
    try (Stream<Path> files = Files.walk(objects)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> "objects/" + file.getFileName())
          .toList();
    }
  }

  /** Noise, the same each time, of some hundred kilobytes. */
  private static byte[] picture(int kill, int position) throws IOException {
    Random random = new Random(kill * 10L + position);
    BufferedImage noise = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      noise.setRGB(i % WIDTH, i / WIDTH, random.nextInt());
    }
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    ImageIO.write(noise, "jpeg", jpeg);
    return jpeg.toByteArray();
  }
}
