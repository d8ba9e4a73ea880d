package org.lucarne.storage;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The first line and the headers of an HTTP/1.1 message, kept as they came. */
record HttpHead(String text) {

  static HttpHead read(InputStream in) throws IOException {
    StringBuilder text = new StringBuilder();
    String line;
    do {
      line = line(in);
      text.append(line).append("\r\n");
    } while (!line.isEmpty());
    return new HttpHead(text.toString());
  }

  static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("gone");
      }
      line.append((char) c);
    }
    line.setLength(Math.max(0, line.length() - 1));
    return line.toString();
  }

  byte[] bytes() {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** A word of the first line: a request's method is 0, an answer's status 1. */
  String word(int index) {
    return text.lines().findFirst().orElseThrow().split(" ", -1)[index];
  }

  boolean expectsContinue() {
    return header("expect").equalsIgnoreCase("100-continue");
  }

  boolean chunked() {
    return header("transfer-encoding").equalsIgnoreCase("chunked");
  }

  long bodyBytes() {
    String length = header("content-length");
    return length.isEmpty() ? 0 : Long.parseLong(length);
  }

  private String header(String name) {
    return text.lines()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst()
        .orElse("");
  }
}
