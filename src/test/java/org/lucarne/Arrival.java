package org.lucarne;

import io.restassured.RestAssured;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What of an answer really arrived, and whether its end was a clean one. A transfer that hangs
 * fails the test.
 */
public record Arrival(String head, byte[] body, boolean endedCleanly) {
  private static final int TIMEOUT_MILLIS = 60_000;

  /** The two protocols a browser or a proxy speaks to the service. */
  public enum Protocol {
    HTTP_1_1,
    HTTP_2;

    /** Fetches a path of the service. */
    public Arrival get(String path, String... headers) throws IOException, InterruptedException {
      return this == HTTP_1_1 ? overSocket(path, headers) : overHttp2(path, headers);
    }
  }

  public int status() {
    return Integer.parseInt(head.split(" ", 3)[1].strip());
  }

  /** The value of a header, empty if there is none. */
  public String header(String name) {
    return head.lines()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT)))
        .filter(line -> line.startsWith(":", name.length()))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst()
        .orElse("");
  }

  public long announcedBytes() {
    String length = header("Content-Length");
    return length.isEmpty() ? -1 : Long.parseLong(length);
  }

  /** Whether a client takes this for a whole answer with status 200. */
  public boolean looksWhole() {
    return status() == 200 && endedCleanly;
  }

  private static Arrival overSocket(String path, String... headers) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", RestAssured.port)) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      StringBuilder request = new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n");
      for (String header : headers) {
        request.append(header).append("\r\n");
      }
      socket
          .getOutputStream()
          .write(request.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
      return read(new BufferedInputStream(socket.getInputStream()));
    }
  }

  private static Arrival read(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    long announced = Long.MAX_VALUE;
    try {
      while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
        int next = in.read();
        if (next < 0) {
          return new Arrival("HTTP/1.1 000 none", new byte[0], false);
        }
        head.write(next);
      }
      announced =
          new Arrival(head.toString(StandardCharsets.ISO_8859_1), new byte[0], true)
              .announcedBytes();
      byte[] buffer = new byte[64 * 1024];
      while (body.size() < announced) {
        int count = in.read(buffer, 0, (int) Math.min(buffer.length, announced - body.size()));
        if (count < 0) {
          break;
        }
        body.write(buffer, 0, count);
      }
    } catch (SocketException reset) {
      // As good as an end before the announced length.
    }
    return new Arrival(
        head.toString(StandardCharsets.ISO_8859_1), body.toByteArray(), body.size() == announced);
  }

  private static Arrival overHttp2(String path, String... headers)
      throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "curl-");
    Path head = directory.resolve("head");
    Path body = directory.resolve("body");
    List<String> command = new ArrayList<>(List.of("curl", "-sS", "--http2-prior-knowledge"));
    command.addAll(List.of("--max-time", Integer.toString(TIMEOUT_MILLIS / 1000)));
    command.addAll(List.of("-D", head.toString(), "-o", body.toString()));
    for (String header : headers) {
      command.addAll(List.of("-H", header));
    }
    command.add("http://127.0.0.1:" + RestAssured.port + path);
    Process curl =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("said").toFile())
            .start();
    int exit = curl.waitFor();
    if (exit == 28) {
      throw new IOException("the transfer hangs: " + Files.readString(directory.resolve("said")));
    }
    String text = Files.exists(head) ? Files.readString(head) : "";
    return new Arrival(
        text.isBlank() ? "HTTP/2 000" : text,
        Files.exists(body) ? Files.readAllBytes(body) : new byte[0],
        exit == 0);
  }
}
