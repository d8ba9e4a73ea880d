package org.lucarne.it;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** An upload over a bare socket that stops at some offset of its body, and stays connected. */
final class SlowUpload implements AutoCloseable {
  private static final int ANSWER_MILLIS = 60_000;

  private final Socket socket;
  private final byte[] body;
  private final int sent;

  SlowUpload(RunningLucarne lucarne, SentShare share, int position, double portion)
      throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), lucarne.port());
    body = share.file(position);
    sent = (int) (body.length * portion);
    String head =
        """
        PUT %s HTTP/1.1\r
        Host: localhost:%d\r
        Authorization: Bearer %s\r
        Content-Type: application/octet-stream\r
        Content-Length: %d\r
        \r
        """
            .formatted(
                share.uploadPath(position), lucarne.port(), share.uploadToken(), body.length);
    OutputStream stream = socket.getOutputStream();
    stream.write(head.getBytes(StandardCharsets.US_ASCII));
    stream.write(body, 0, sent);
    stream.flush();
  }

  /** Hands the rest over to the system, and does not wait for anything. */
  void sendTheRest() throws IOException {
    socket.getOutputStream().write(body, sent, body.length - sent);
  }

  /** The status of the answer; waits for it. */
  int status() throws IOException {
    return Integer.parseInt(answer().substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
  }

  /** Waits for the answer, and returns its head. */
  String answer() throws IOException {
    socket.setSoTimeout(ANSWER_MILLIS);
    StringBuilder head = new StringBuilder();
    for (int next; head.indexOf("\r\n\r\n") < 0; head.append((char) next)) {
      next = socket.getInputStream().read();
      if (next < 0) {
        throw new EOFException("no answer but: " + head);
      }
    }
    return head.toString();
  }

  /** Whether not a byte of an answer has come. */
  boolean isUnanswered() throws IOException {
    socket.setSoTimeout(100);
    try {
      return socket.getInputStream().read() < 0;
    } catch (SocketTimeoutException | SocketException none) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
