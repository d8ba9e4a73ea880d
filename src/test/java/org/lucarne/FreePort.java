package org.lucarne;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.random.RandomGenerator;

/**
 * A port of loopback that nobody listens on. Below those that systems give to whoever connects: one
 * of these may be somebody's before the server that it was found for has it.
 */
public final class FreePort {
  private static final int FIRST = 20_000;
  private static final int BEHIND_LAST = 32_000;
  private static final int TRIES = 100;

  private FreePort() {}

  public static int next() {
    for (int i = 0; i < TRIES; i++) {
      int port = RandomGenerator.getDefault().nextInt(FIRST, BEHIND_LAST);
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (IOException e) {
        // Somebody's: another one.
      }
    }
    throw new IllegalStateException("no free port");
  }
}
