package org.lucarne.bound;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lucarne.page.Assets;
import org.lucarne.start.LucarneTestResource;

/** Clients that ask for more at a time than they take, frame by frame (RFC 9113). */
@QuarkusTest
@QuarkusTestResource(LucarneTestResource.class)
class StreamsQuarkusTest {
  private static final int HEADERS = 1;
  private static final int RST_STREAM = 3;
  private static final int SETTINGS = 4;
  private static final int MAX_CONCURRENT_STREAMS = 3;
  private static final int REFUSED_STREAM = 7;

  @Inject Assets assets;

  @Test
  void theLimitOfStreamsIsAnnouncedAndHoldsForThoseWhoDoNotKeepToIt() throws Exception {
    int asked = Bounds.STREAMS + 10;
    try (Socket socket = new Socket("127.0.0.1", RestAssured.port)) {
      socket.setSoTimeout(60_000);
      socket.getOutputStream().write(requestsThatTakeNothing(asked));
      DataInputStream in = new DataInputStream(socket.getInputStream());
      int announced = 0;
      Set<Integer> refused = new HashSet<>();
      Set<Integer> answered = new HashSet<>();
      while (refused.size() + answered.size() < asked) {
        int length = (in.readUnsignedShort() << 8) | in.readUnsignedByte();
        int type = in.readUnsignedByte();
        in.readUnsignedByte();
        int stream = in.readInt();
        byte[] payload = in.readNBytes(length);
        switch (type) {
          case SETTINGS -> announced = Math.max(announced, setting(payload));
          case RST_STREAM -> {
            assertThat(payload).endsWith((byte) REFUSED_STREAM);
            refused.add(stream);
          }
          case HEADERS -> answered.add(stream);
          default -> {}
        }
      }
      assertThat(announced).isEqualTo(Bounds.STREAMS);
      assertThat(answered).hasSize(Bounds.STREAMS);
      assertThat(refused).hasSize(10);
    }
    RestAssured.get(assets.url("viewer.js")).then().statusCode(200);
  }

  private static int setting(byte[] payload) {
    for (int i = 0; i + 6 <= payload.length; i += 6) {
      if (payload[i + 1] == MAX_CONCURRENT_STREAMS) {
        return Byte.toUnsignedInt(payload[i + 5]);
      }
    }
    return 0;
  }

  /** A window of nothing, and no setting is ever acknowledged. */
  private byte[] requestsThatTakeNothing(int count) throws IOException {
    ByteArrayOutputStream sent = new ByteArrayOutputStream();
    sent.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    frame(sent, SETTINGS, 0, 0, new byte[] {0, 4, 0, 0, 0, 0});
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    field(head, ":method", "GET");
    field(head, ":scheme", "http");
    field(head, ":path", assets.url("viewer.js"));
    field(head, ":authority", "localhost");
    for (int i = 0; i < count; i++) {
      frame(sent, HEADERS, 5, 2 * i + 1, head.toByteArray());
    }
    return sent.toByteArray();
  }

  private static void frame(
      ByteArrayOutputStream out, int type, int flags, int stream, byte[] payload) {
    out.writeBytes(new byte[] {0, (byte) (payload.length >> 8), (byte) payload.length});
    out.writeBytes(new byte[] {(byte) type, (byte) flags, 0, 0});
    out.writeBytes(new byte[] {(byte) (stream >> 8), (byte) stream});
    out.writeBytes(payload);
  }

  /** A literal field that is not indexed (RFC 7541, section 6.2.2). */
  private static void field(ByteArrayOutputStream out, String name, String value) {
    out.write(0);
    for (String text : new String[] {name, value}) {
      out.write(text.length());
      out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }
  }
}
