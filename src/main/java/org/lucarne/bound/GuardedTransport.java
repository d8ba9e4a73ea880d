package org.lucarne.bound;

import io.netty.channel.ChannelFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.impl.transports.JDKTransport;
import io.vertx.core.spi.VertxServiceProvider;
import jakarta.enterprise.inject.spi.CDI;
import java.util.List;

/**
 * Puts a {@link ConnectionGuard} in front of each connection that is accepted. The framework shows
 * a connection only once its first request was read whole, which is too late for those that never
 * send one.
 */
public final class GuardedTransport extends JDKTransport implements VertxServiceProvider {
  @Override
  public void init(VertxBuilder builder) {
    builder.findTransport(this);
  }

  @Override
  public ChannelFactory<? extends ServerChannel> serverChannelFactory(boolean domainSocket) {
    return domainSocket ? super.serverChannelFactory(true) : GuardedServerChannel::new;
  }

  /** One port. Its connections have bounds of their own: metrics answer while a flood goes on. */
  private static final class GuardedServerChannel extends NioServerSocketChannel {
    private final Connections connections =
        CDI.current().select(ConnectionBounds.class).get().ofOnePort();

    @Override
    protected int doReadMessages(List<Object> accepted) throws Exception {
      int count = super.doReadMessages(accepted);
      for (Object child : accepted.subList(accepted.size() - Math.max(0, count), accepted.size())) {
        ((io.netty.channel.Channel) child)
            .pipeline()
            .addFirst(ConnectionGuard.NAME, new ConnectionGuard(connections));
      }
      return count;
    }
  }
}
