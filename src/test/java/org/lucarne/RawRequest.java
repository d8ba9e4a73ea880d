package org.lucarne;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A request at the socket itself, for bodies that no client would send. */
public final class RawRequest implements AutoCloseable {
  private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");
  private static final int PATIENCE_MILLIS = 20_000;

  private final Socket socket;

  /** Sends the head; each header is a line as it stands on the wire. */
  public RawRequest(String method, String path, String... headers) throws IOException {
    this(
        method
            + " "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\n"
            + String.join("\r\n", headers)
            + "\r\n\r\n");
  }

  /** Sends anything, which need not be a request. */
  public RawRequest(String bytes) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
  }

  /** Sends bytes of the body, as many as asked for. */
  public RawRequest send(byte[] bytes, int offset, int length) throws IOException {
    socket.getOutputStream().write(bytes, offset, length);
    return this;
  }

  public RawRequest send(String text) throws IOException {
    byte[] bytes = text.getBytes(ISO_8859_1);
    return send(bytes, 0, bytes.length);
  }

  /** Says that nothing more will come, and goes on listening. */
  public RawRequest endOfBody() throws IOException {
    socket.shutdownOutput();
    return this;
  }

  /** Whether an answer has begun to arrive. */
  public boolean isAnswered() throws IOException {
    return socket.getInputStream().available() > 0;
  }

  /** The whole answer; its beginning only, where the connection breaks before its end. */
  public String answer() throws IOException {
    InputStream in = socket.getInputStream();
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0; b = in.read()) {
      answer.write(b);
      String text = answer.toString(ISO_8859_1);
      int body = text.indexOf("\r\n\r\n");
      if (body >= 0 && text.length() - body - 4 >= bodyBytes(text)) {
        return text;
      }
    }
    return answer.toString(ISO_8859_1);
  }

  /** The first line of the answer; empty when there is none. */
  public String head() throws IOException {
    InputStream in = socket.getInputStream();
    StringBuilder head = new StringBuilder();
    for (int b = in.read(); b >= 0 && b != '\r'; b = in.read()) {
      head.append((char) b);
    }
    return head.toString();
  }

  /** The status of the answer; -1 when there is none. */
  public int status() throws IOException {
    String answer = answer();
    return answer.startsWith("HTTP/1.1 ") ? Integer.parseInt(answer.substring(9, 12)) : -1;
  }

  /** Breaks the connection with a reset, as a phone in a tunnel does. */
  public void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private static int bodyBytes(String answer) {
    Matcher length = LENGTH.matcher(answer);
    return length.find() ? Integer.parseInt(length.group(1)) : 0;
  }
}
