package org.lucarne.it;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;

/** Stands between browsers and the service, and keeps every byte that passes, either way. */
final class Recorder implements AutoCloseable {
  private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final ByteArrayOutputStream recorded = new ByteArrayOutputStream();
  private volatile int port;

  Recorder() throws IOException {}

  /** What browsers are to take for the service. */
  URI url() {
    return URI.create("http://localhost:" + listener.getLocalPort());
  }

  /** Passes everything on to this port, from now on. */
  void forwardTo(int servicePort) {
    port = servicePort;
    Thread.ofVirtual().start(this::accept);
  }

  byte[] recorded() {
    synchronized (recorded) {
      return recorded.toByteArray();
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket browser = listener.accept();
        Socket service = new Socket(InetAddress.getLoopbackAddress(), port);
        Thread.ofVirtual().start(() -> pass(browser, service));
        Thread.ofVirtual().start(() -> pass(service, browser));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void pass(Socket from, Socket to) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[64 * 1024];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        synchronized (recorded) {
          recorded.write(buffer, 0, read);
        }
        out.write(buffer, 0, read);
      }
    } catch (IOException ended) {
      // One of the two has gone; the other side is closed with it.
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
