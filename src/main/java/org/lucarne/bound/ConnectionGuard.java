package org.lucarne.bound;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http2.Http2ConnectionAdapter;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Stream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the network and the framework on one connection: a request's head has to come
 * within {@link #HEAD_WITHIN}, answers have to be taken, and only so many may wait.
 */
final class ConnectionGuard extends ChannelDuplexHandler {
  static final String NAME = "lucarne-guard";
  static final Duration HEAD_WITHIN = Duration.ofSeconds(10);

  /** Between two looks somebody who takes or sends anything moves at least this much. */
  private static final long LEAST_BYTES = 1_024;

  /** After so many looks without that, a connection is stalled; after so many more it is closed. */
  private static final int STALLED_LOOKS = 3;

  private static final int DEAD_LOOKS = 45;

  /** More requests behind one that is being answered are left in the network. */
  private static final long MOST_READ_AHEAD_BYTES = 32 * 1_024;

  private static final String BUSY =
      """
      {"type":"urn:lucarne:problem:temporarily-unavailable",\
      "title":"The service is busy at the moment","status":503,\
      "detail":"Too many connections are open. Please try again shortly."}\
      """;

  private final Connections connections;
  private final AtomicLong moved = new AtomicLong();
  private volatile int requests;
  private volatile int stalledLooks;
  private volatile @Nullable ChannelHandlerContext context;
  private @Nullable Future<?> headTimer;
  private long readAheadBytes;
  private boolean admitted;
  private boolean http2;

  /** Whether there was room for the request that came last. */
  private boolean hadRoom = true;

  ConnectionGuard(Connections connections) {
    this.connections = connections;
  }

  /** The guard of a channel; null where there is none, as on a domain socket. */
  static @Nullable ConnectionGuard of(Channel channel) {
    return channel.pipeline().get(ConnectionGuard.class);
  }

  String address() {
    ChannelHandlerContext mine = context;
    return mine != null && mine.channel().remoteAddress() instanceof InetSocketAddress remote
        ? remote.getAddress().getHostAddress()
        : "";
  }

  boolean isIdle() {
    return requests == 0;
  }

  int requests() {
    return requests;
  }

  boolean isStalled() {
    return stalledLooks >= STALLED_LOOKS;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) throws Exception {
    this.context = context;
    admitted = connections.admit(this);
    if (admitted) {
      super.channelActive(context);
    } else {
      refuse(context);
    }
  }

  private static void refuse(ChannelHandlerContext context) {
    String answer =
        "HTTP/1.1 503 Service Unavailable\r\nContent-Type: application/problem+json\r\n"
            + "Retry-After: %d\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(Busy.RETRY_AFTER.toSeconds(), BUSY.length(), BUSY);
    context
        .writeAndFlush(Unpooled.copiedBuffer(answer, StandardCharsets.US_ASCII))
        .addListener(ChannelFutureListener.CLOSE);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
    if (!admitted) {
      ((ByteBuf) message).release();
      return;
    }
    int bytes = message instanceof ByteBuf buffer ? buffer.readableBytes() : 0;
    moved.addAndGet(bytes);
    if (requests == 0 && headTimer == null && !http2) {
      headTimer =
          context
              .executor()
              .schedule((Runnable) this::close, HEAD_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    }
    if (readAheadBytes >= 0 && requests > 0 && !http2) {
      readAheadBytes += bytes;
      if (readAheadBytes > MOST_READ_AHEAD_BYTES) {
        context.channel().config().setAutoRead(false);
      }
    }
    super.channelRead(context, message);
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
      throws Exception {
    if (message instanceof ByteBuf buffer) {
      moved.addAndGet(buffer.readableBytes());
      ByteBuf explained = requests == 0 && !http2 ? UnreadableRequest.explained(buffer) : null;
      if (explained != null) {
        buffer.release();
        super.write(context, explained, promise.unvoid().addListener(ChannelFutureListener.CLOSE));
        return;
      }
    }
    super.write(context, message, promise);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) throws Exception {
    headIsHere();
    connections.remove(this);
    while (!http2 && requests > 0) {
      ended();
    }
    super.channelInactive(context);
  }

  private void headIsHere() {
    if (headTimer != null) {
      headTimer.cancel(false);
      headTimer = null;
    }
  }

  /** What became of a request that has just been read. */
  enum Admission {
    ADMITTED,
    TOO_MANY_STREAMS,
    TOO_MANY
  }

  /**
   * A request's head was read; called on the connection's own thread.
   *
   * @param whole whether nothing of it is still to come
   */
  Admission begin(boolean whole) {
    headIsHere();
    connections.touch(this);
    if (!http2) {
      Http2ConnectionHandler handler = handler();
      if (handler != null) {
        return beginHttp2(handler);
      }
      requests++;
      readAheadBytes = whole ? 0 : -1;
      hadRoom = connections.begin(this);
      // Who asks again before taking the last answer is pipelining, and does not read.
      return isWritable() ? judge() : Admission.TOO_MANY_STREAMS;
    }
    return requests > Bounds.STREAMS ? Admission.TOO_MANY_STREAMS : judge();
  }

  private boolean isWritable() {
    ChannelHandlerContext mine = context;
    return mine != null && mine.channel().isWritable();
  }

  private Admission judge() {
    return hadRoom ? Admission.ADMITTED : Admission.TOO_MANY;
  }

  private @Nullable Http2ConnectionHandler handler() {
    ChannelHandlerContext mine = context;
    return mine == null ? null : mine.pipeline().get(Http2ConnectionHandler.class);
  }

  /** From here on streams are counted as they come and go, whatever becomes of their requests. */
  private Admission beginHttp2(Http2ConnectionHandler handler) {
    http2 = true;
    handler
        .connection()
        .addListener(
            new Http2ConnectionAdapter() {
              @Override
              public void onStreamActive(Http2Stream stream) {
                requests++;
                hadRoom = connections.begin(ConnectionGuard.this);
              }

              @Override
              public void onStreamClosed(Http2Stream stream) {
                ended();
              }
            });
    for (int i = handler.connection().numActiveStreams(); i > 0; i--) {
      requests++;
      hadRoom = connections.begin(this);
    }
    return requests > Bounds.STREAMS ? Admission.TOO_MANY_STREAMS : judge();
  }

  /** The one answer under way on HTTP/1.1 has left, or will never. */
  void answered() {
    if (!http2 && requests > 0) {
      ended();
    }
  }

  private void ended() {
    requests--;
    connections.end();
    connections.touch(this);
    ChannelHandlerContext mine = context;
    if (!http2 && readAheadBytes > MOST_READ_AHEAD_BYTES && mine != null) {
      mine.channel().config().setAutoRead(true);
    }
    readAheadBytes = 0;
  }

  boolean isHttp2() {
    return http2;
  }

  /** Asked every two seconds. */
  void look() {
    boolean moves = moved.getAndSet(0) >= LEAST_BYTES;
    stalledLooks = moves || requests == 0 ? 0 : stalledLooks + 1;
    if (stalledLooks >= DEAD_LOOKS) {
      close();
    }
  }

  /** At once: from the channel itself HTTP/2 would wait for its streams to end. */
  void close() {
    ChannelHandlerContext mine = context;
    if (mine != null) {
      mine.close();
    }
  }
}
