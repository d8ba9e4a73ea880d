package org.lucarne.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lucarne.RawRequest;
import org.lucarne.TestShare;
import org.lucarne.retention.Sweep;
import org.lucarne.start.LucarneTestResource;

/** A client that goes away half-way leaves nothing, and the next try works. */
@QuarkusTest
@QuarkusTestResource(LucarneTestResource.class)
class BrokenUploadsQuarkusTest {
  private static final int ROUNDS = 100;
  private static final int PICTURE_BYTES = 400_000;

  @Inject Sweep sweep;

  private TestShare share;

  @BeforeEach
  void begin() {
    share = new TestShare(TestShare.jpeg(PICTURE_BYTES)).declare();
  }

  @Test
  void clientsThatGoAwayAtAnyByteLeaveNothing() throws Exception {
    Leftovers before = Leftovers.now();
    Set<String> descriptors = descriptorsOfTemporaryFiles();
    Random random = new Random(1);
    for (int round = 0; round < ROUNDS; round++) {
      RawRequest request = begin(share.file(1).length);
      request.send(share.file(1), 0, random.nextInt(share.file(1).length));
      if (round % 2 == 0) {
        request.reset();
      } else {
        request.close();
      }
    }
    assertNothingLeft(before);
    assertThat(descriptorsOfTemporaryFiles()).isEqualTo(descriptors);
    assertThat(share.read().getString("images[0].renditions[0].state")).isEqualTo("awaited");
    share.put(1).then().statusCode(201);
  }

  @Test
  void nothingIsSpooledToATemporaryFileOnTheWay() throws Exception {
    Set<String> before = descriptorsOfTemporaryFiles();
    try (RawRequest request = begin(share.file(1).length)) {
      request.send(share.file(1), 0, 200_000);
      for (int look = 0; look < 20; look++) {
        assertThat(descriptorsOfTemporaryFiles()).isEqualTo(before);
        Thread.sleep(10);
      }
      request.send(share.file(1), 200_000, share.file(1).length - 200_000);
      assertThat(request.status()).isEqualTo(201);
    }
  }

  @Test
  void aBodyShorterThanItsLengthIsNotStored() throws Exception {
    Leftovers before = Leftovers.now();
    byte[] file = share.file(1);
    try (RawRequest request = begin(file.length)) {
      request.send(file, 0, file.length - 1).endOfBody();
      assertThat(request.status()).isIn(-1, 400);
    }
    assertNothingLeft(before);
    share.put(1).then().statusCode(201);
  }

  @Test
  void aBodyLongerThanItsLengthIsNotStored() throws Exception {
    Leftovers before = Leftovers.now();
    byte[] file = share.file(1);
    try (RawRequest request = begin(file.length - 1_000)) {
      request.send(file, 0, file.length);
      assertThat(request.status()).isEqualTo(422);
    }
    assertNothingLeft(before);
    share.put(1).then().statusCode(201);
  }

  @Test
  void whatFollowsAWholeBodyIsNoPartOfIt() throws Exception {
    byte[] file = share.file(1);
    try (RawRequest request = begin(file.length)) {
      request.send(file, 0, file.length).send("garbage\r\n\r\n");
      assertThat(request.answer()).startsWith("HTTP/1.1 201 ").contains(TestShare.digest(file));
    }
  }

  private RawRequest begin(int contentLength) throws IOException {
    return new RawRequest(
        "PUT",
        share.uploadPath(1),
        "Authorization: Bearer " + share.uploadToken(),
        "Content-Length: " + contentLength);
  }

  /**
   * The service notices a moment after the client went; or, of a client that went before its body
   * was asked for, when it has waited a minute for the next byte. It may not even have begun with
   * the last of them, so that the quiet has to last.
   */
  private void assertNothingLeft(Leftovers before) throws InterruptedException {
    int quiet = 0;
    for (int tries = 0; tries < 1_500 && quiet < 30; tries++) {
      quiet = Leftovers.now().equals(before) ? quiet + 1 : 0;
      Thread.sleep(50);
    }
    sweep.sweep();
    assertThat(Leftovers.now()).isEqualTo(before);
  }

  /** This process is the service too: what it has open below the directory of temporary files. */
  private static Set<String> descriptorsOfTemporaryFiles() throws IOException {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir")).toRealPath();
    Path project = Path.of("").toRealPath();
    Set<String> open = new HashSet<>();
    try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
      for (Path descriptor : descriptors.toList()) {
        try {
          Path target = Files.readSymbolicLink(descriptor);
          // The project, and Maven's repository, may lie below the temporary directory themselves.
          if (target.startsWith(temporary)
              && !target.startsWith(project)
              && !target.toString().endsWith(".jar")) {
            open.add(target.toString());
          }
        } catch (IOException closedMeanwhile) {
          continue;
        }
      }
    }
    return open;
  }
}
