package org.lucarne.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program while its S3 server is killed, or refuses its credential: what was acknowledged
 * stays, what cannot be taken is refused with a word about when to come back, and then all goes on.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class S3OutageIT {
  private static final String COME_BACK = "(?si)HTTP/1.1 503.*\r\nretry-after: [1-9].*";

  private S3Process s3;
  private RunningLucarne lucarne;
  private Sender sender;
  private List<byte[]> pictures;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    s3 = new S3Process(directory.resolve("s3"));
    lucarne = RunningLucarne.start(s3.variables());
    sender = Sender.to(lucarne);
    pictures = new ArrayList<>();
    for (Path photograph : Photographs.ALL.subList(0, 3)) {
      pictures.add(Files.readAllBytes(photograph));
    }
  }

  @AfterAll
  void end() throws IOException, InterruptedException {
    lucarne.close();
    s3.close();
  }

  @Test
  void aServerKilledDuringAnUploadLosesNothing() throws Exception {
    SentShare share = sender.declare("P1D", "{}", pictures);
    assertThat(sender.put(share, 1)).isEqualTo(201);
    try (SlowUpload underWay = new SlowUpload(lucarne, share, 2, 0.5)) {
      // The first half has come to the server, or is on its way there.
      Thread.sleep(500);
      s3.kill();
      underWay.sendTheRest();

      assertThat(underWay.answer()).as("the upload under way").matches(COME_BACK);
      assertThat(answerTo(share, 3)).as("a new upload").matches(COME_BACK);
    }
    s3.restart();

    assertThatAllGoesOn(share);
  }

  @Test
  void aCredentialThatIsRevokedAndGivenBackLosesNothing() throws Exception {
    SentShare share = sender.declare("P1D", "{}", pictures);
    assertThat(sender.put(share, 1)).isEqualTo(201);
    s3.restartWithAnotherSecret();

    assertThat(answerTo(share, 2)).matches(COME_BACK);
    s3.restart();

    assertThatAllGoesOn(share);
  }

  private String answerTo(SentShare share, int position) throws IOException {
    try (SlowUpload upload = new SlowUpload(lucarne, share, position, 1)) {
      return upload.answer();
    }
  }

  private void assertThatAllGoesOn(SentShare share) throws IOException, InterruptedException {
    assertThat(sender.put(share, 1)).as("acknowledged before").isEqualTo(200);
    assertThat(sender.put(share, 2)).isEqualTo(201);
    assertThat(sender.put(share, 3)).isEqualTo(201);
    LinkHolder holder = LinkHolder.open(share.link());
    for (int position = 1; position <= pictures.size(); position++) {
      assertThat(holder.image(position)).isEqualTo(pictures.get(position - 1));
    }
    assertThat(Files.readString(lucarne.log()))
        .contains("storing an object failed")
        .doesNotContain(s3.secretKey(), s3.accessKey())
        .as("stack traces")
        .doesNotContain("\tat ");
  }
}
