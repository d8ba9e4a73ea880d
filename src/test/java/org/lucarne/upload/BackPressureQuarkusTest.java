package org.lucarne.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.lucarne.TestShare;
import org.lucarne.start.LucarneTestResource;
import org.lucarne.storage.Fault;
import org.lucarne.storage.FaultyS3;

/** Slow storage slows the sender: what it does not take stays with the sender, not in memory. */
@QuarkusTest
@QuarkusTestResource(LucarneTestResource.class)
@EnabledIfSystemProperty(named = "lucarne.test.storage", matches = "s3")
class BackPressureQuarkusTest {
  private static final int SENT_BYTES = 40 * 1024 * 1024;
  private static final int BLOCK_BYTES = 64 * 1024;
  private static final long BYTES_PER_SECOND = 5L * 1024 * 1024;

  /** What the kernel's buffers may hold on four ends of two connections, and 1 MiB of our own. */
  private static final long IN_BETWEEN_BYTES = 16L * 1024 * 1024;

  @AfterEach
  void repair() {
    FaultyS3.shared().fault(Fault.PASS);
  }

  @Test
  void aSlowS3ServerSlowsTheSender() throws Exception {
    TestShare share = new TestShare(TestShare.jpeg(SENT_BYTES)).declare();
    FaultyS3.shared().fault("PUT", Fault.throttle(BYTES_PER_SECOND));
    long passedBefore = FaultyS3.shared().passedUpwardBytes();

    try (Socket socket = new Socket()) {
      socket.setSendBufferSize(BLOCK_BYTES);
      socket.setSoTimeout(60_000);
      socket.connect(new InetSocketAddress("127.0.0.1", RestAssured.port));
      long furthest = send(share, socket.getOutputStream(), passedBefore);

      byte[] answer = socket.getInputStream().readNBytes("HTTP/1.1 201".length());
      assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 201");
      assertThat(furthest).isLessThan(IN_BETWEEN_BYTES);
    }
  }

  /** How far the sender was ever ahead of storage. */
  private static long send(TestShare share, OutputStream out, long passedBefore)
      throws IOException {
    byte[] body = share.file(1);
    String head =
        "PUT %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nContent-Length: %d\r\n\r\n"
            .formatted(share.uploadPath(1), share.uploadToken(), body.length);
    out.write(head.getBytes(StandardCharsets.US_ASCII));
    long furthest = 0;
    for (int written = 0; written < body.length; ) {
      int block = Math.min(BLOCK_BYTES, body.length - written);
      out.write(body, written, block);
      written += block;
      long passed = FaultyS3.shared().passedUpwardBytes() - passedBefore;
      furthest = Math.max(furthest, written - passed);
    }
    return furthest;
  }
}
