package org.lucarne.bound;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What stands in front of each connection, on channels whose time the test moves. */
class ConnectionGuardTest {
  private final Connections connections = connections(8, 16);

  private static Connections connections(int most, int requests) {
    return new Connections(
        new Bounds(most, requests, 10),
        new Networks(new TrustedProxies(List.of())),
        new BoundMeters(new SimpleMeterRegistry()));
  }

  /** A connection from an address. */
  private static final class Accepted extends EmbeddedChannel {
    private final String address;

    Accepted(String address) {
      super(false, false);
      this.address = address;
    }

    static Accepted of(Connections connections, String address) {
      Accepted accepted = new Accepted(address);
      accepted.freezeTime();
      accepted.pipeline().addFirst(new ConnectionGuard(connections));
      try {
        accepted.register();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
      return accepted;
    }

    @Override
    protected SocketAddress remoteAddress0() {
      try {
        return new InetSocketAddress(InetAddress.getByName(address), 4711);
      } catch (UnknownHostException e) {
        throw new IllegalStateException(e);
      }
    }

    ConnectionGuard guard() {
      return pipeline().get(ConnectionGuard.class);
    }

    void reads(String text) {
      writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII));
    }

    void after(long seconds) {
      advanceTimeBy(seconds, TimeUnit.SECONDS);
      runScheduledPendingTasks();
    }
  }

  private Accepted accept(String address) {
    return Accepted.of(connections, address);
  }

  @Test
  void aHeadThatComesInDripsEndsTheConnection() {
    Accepted slow = accept("127.0.0.1");
    slow.reads("GET / HTTP/1.1\r\n");
    for (int i = 0; i < 4; i++) {
      slow.after(2);
      slow.reads("X: y\r\n");
    }
    assertThat(slow.isOpen()).isTrue();

    slow.after(2);

    assertThat(slow.isOpen()).isFalse();
    assertThat(connections.count()).isZero();
  }

  @Test
  void aHeadThatIsThereInTimeLeavesTheAnswerAllTheTimeItTakes() {
    Accepted quick = accept("127.0.0.1");
    quick.reads("GET / HTTP/1.1\r\n\r\n");
    quick.guard().begin(true);

    quick.after(3_600);

    assertThat(quick.isOpen()).isTrue();
  }

  @Test
  void theHeadOfTheNextRequestHasToComeInTimeToo() {
    Accepted channel = accept("127.0.0.1");
    channel.reads("GET / HTTP/1.1\r\n\r\n");
    channel.guard().begin(true);
    channel.guard().answered();
    channel.after(60);
    assertThat(channel.isOpen()).isTrue();

    channel.reads("G");
    channel.after(11);

    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void whoeverHasBeenSilentLongestMakesRoom() {
    Accepted served = accept("127.0.0.1");
    served.guard().begin(true);
    Accepted silent = accept("127.0.0.1");
    for (int i = 2; i < 8; i++) {
      accept("127.0.0.1");
    }

    Accepted newcomer = accept("127.0.0.1");

    assertThat(newcomer.isOpen()).isTrue();
    assertThat(served.isOpen()).isTrue();
    assertThat(silent.isOpen()).isFalse();
    assertThat(connections.count()).isEqualTo(8);
  }

  @Test
  void whenAllAreBeingServedTheNewcomerIsToldToComeBack() {
    for (int i = 0; i < 8; i++) {
      accept("127.0.0.1").guard().begin(true);
    }

    Accepted newcomer = accept("127.0.0.1");

    ByteBuf answer = newcomer.readOutbound();
    assertThat(answer.toString(StandardCharsets.US_ASCII))
        .startsWith("HTTP/1.1 503 ")
        .contains("\r\nRetry-After: 5\r\n")
        .contains("\"type\":\"urn:lucarne:problem:temporarily-unavailable\"");
    answer.release();
    assertThat(newcomer.isOpen()).isFalse();
  }

  @Test
  void oneNetworkHasAQuarterOfTheConnections() {
    accept("192.0.2.1").guard().begin(true);
    accept("192.0.2.1");

    assertThat(accept("192.0.2.1").isOpen()).isFalse();
    assertThat(accept("192.0.2.2").isOpen()).isTrue();
  }

  @Test
  void aPlaceComesFreeWhenItsConnectionEnds() {
    Accepted first = accept("192.0.2.1");
    accept("192.0.2.1");
    first.close();

    assertThat(accept("192.0.2.1").isOpen()).isTrue();
  }

  @Test
  void aConnectionWhoseAnswersNobodyTakesIsClosedInTheEnd() {
    Accepted stalled = accept("127.0.0.1");
    stalled.guard().begin(true);
    for (int i = 0; i < 44; i++) {
      connections.look();
      stalled.reads("a few bytes");
    }
    assertThat(stalled.isOpen()).isTrue();

    connections.look();

    assertThat(stalled.isOpen()).isFalse();
    assertThat(connections.requests()).isZero();
  }

  @Test
  void aConnectionThatMovesStaysOpen() {
    Accepted moving = accept("127.0.0.1");
    moving.guard().begin(false);
    for (int i = 0; i < 100; i++) {
      moving.reads("x".repeat(1_024));
      connections.look();
    }
    assertThat(moving.isOpen()).isTrue();
  }

  @Test
  void tooManyRequestsThatWaitAreCountedAndGivenBack() {
    Connections few = connections(100, 2);
    Accepted first = Accepted.of(few, "127.0.0.1");
    Accepted second = Accepted.of(few, "127.0.0.1");
    Accepted third = Accepted.of(few, "127.0.0.1");
    assertThat(first.guard().begin(true)).isEqualTo(ConnectionGuard.Admission.ADMITTED);
    assertThat(second.guard().begin(true)).isEqualTo(ConnectionGuard.Admission.ADMITTED);
    assertThat(third.guard().begin(true)).isEqualTo(ConnectionGuard.Admission.TOO_MANY);
    third.guard().answered();

    first.close();

    assertThat(third.guard().begin(true)).isEqualTo(ConnectionGuard.Admission.ADMITTED);
  }
}
