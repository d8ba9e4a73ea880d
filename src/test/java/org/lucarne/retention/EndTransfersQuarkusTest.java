package org.lucarne.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.lucarne.Api;
import org.lucarne.TestShare;
import org.lucarne.TestView;
import org.lucarne.bound.TransferBounds;
import org.lucarne.start.LucarneTestResource;
import org.lucarne.time.AdvancingClock;

/** What is on its way ends when its share or its link does. */
@QuarkusTest
@QuarkusTestResource(LucarneTestResource.class)
class EndTransfersQuarkusTest {
  /** More than the kernel's buffers take. */
  private static final int BYTES = 20_000_000;

  @Inject EndTransfers endTransfers;
  @Inject TransferBounds bounds;
  @Inject AdvancingClock clock;

  @Test
  void aRevokedLinkStopsItsDownloads() throws Exception {
    TestShare share = TestShare.sent(TestShare.jpeg(BYTES));
    try (Reader reader = new Reader(TestView.of(share), bounds, share.linkId())) {
      Api.sender()
          .delete("/api/v1/shares/" + share.id() + "/links/" + share.linkId())
          .then()
          .statusCode(204);

      endTransfers.end();

      assertThat(reader.readsToTheEnd()).isLessThan(BYTES);
    }
  }

  @Test
  void aDeletedShareStopsItsDownloads() throws Exception {
    TestShare share = TestShare.sent(TestShare.jpeg(BYTES));
    try (Reader reader = new Reader(TestView.of(share), bounds, share.linkId())) {
      Api.sender().delete("/api/v1/shares/" + share.id()).then().statusCode(204);

      endTransfers.end();

      assertThat(reader.readsToTheEnd()).isLessThan(BYTES);
    }
  }

  @Test
  void anExpiredShareStopsItsDownloads() throws Exception {
    TestShare share = TestShare.sent(TestShare.jpeg(BYTES));
    try (Reader reader = new Reader(TestView.of(share), bounds, share.linkId())) {
      clock.advance(Duration.ofDays(15));

      endTransfers.end();

      assertThat(reader.readsToTheEnd()).isLessThan(BYTES);
    }
  }

  @Test
  void aShareThatLivesIsReadToItsEnd() throws Exception {
    TestShare share = TestShare.sent(TestShare.jpeg(BYTES));
    try (Reader reader = new Reader(TestView.of(share), bounds, share.linkId())) {
      endTransfers.end();

      assertThat(reader.readsToTheEnd()).isGreaterThan(BYTES);
    }
  }

  /** Asks for a picture and reads nothing of it at first. */
  private static final class Reader implements AutoCloseable {
    private final Socket socket = new Socket();

    Reader(TestView view, TransferBounds bounds, String linkId) throws IOException {
      socket.setReceiveBufferSize(4_096);
      socket.setSoTimeout(120_000);
      socket.connect(new InetSocketAddress("127.0.0.1", RestAssured.port));
      String request =
          "GET %s/images/1/original?download HTTP/1.1\r\nHost: localhost\r\nCookie: %s\r\n"
              .formatted(view.url(), view.cookie());
      socket
          .getOutputStream()
          .write((request + "Connection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      while (!bounds.links().contains(linkId)) {
        Thread.onSpinWait();
      }
    }

    /** How many bytes came until the connection ended, in whatever way. */
    long readsToTheEnd() {
      long total = 0;
      try {
        InputStream in = socket.getInputStream();
        byte[] buffer = new byte[65_536];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          total += read;
        }
      } catch (java.net.SocketTimeoutException e) {
        throw new AssertionError("the connection stays open after " + total + " bytes", e);
      } catch (IOException e) {
        return total;
      }
      return total;
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
