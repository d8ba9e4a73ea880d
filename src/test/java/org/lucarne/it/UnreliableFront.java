package org.lucarne.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A server in front of the program that answers as it is told, and otherwise passes all on. */
final class UnreliableFront implements AutoCloseable {
  /** What becomes of one request. */
  enum Answer {
    PASSED,
    NOT_READY,
    NOT_READY_FOR_A_DAY,
    TOO_MANY,
    BAD_GATEWAY,
    BROKEN_OFF,
    /** A byte now and then, without end. */
    DRIPPING
  }

  private static final List<String> PASSED_ON = List.of("Content-Type", "Accept", "Cookie");

  private final URI behind;
  private final Queue<Answer> answers;
  private final AtomicInteger requests = new AtomicInteger();
  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpServer server;

  UnreliableFront(URI behind, Answer... answers) throws IOException {
    this.behind = behind;
    this.answers = new ConcurrentLinkedQueue<>(List.of(answers));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  /** The same link, by way of this. */
  String link(String link) {
    return link.replace(behind.toString(), "http://localhost:" + server.getAddress().getPort());
  }

  int requests() {
    return requests.get();
  }

  @Override
  public void close() {
    server.stop(0);
    client.close();
  }

  private void answer(HttpExchange exchange) throws IOException {
    requests.incrementAndGet();
    byte[] body = exchange.getRequestBody().readAllBytes();
    Answer answer = answers.isEmpty() ? Answer.PASSED : answers.remove();
    try (exchange) {
      switch (answer) {
        case PASSED -> pass(exchange, body);
        case NOT_READY -> refuse(exchange, 503, "1");
        case NOT_READY_FOR_A_DAY -> refuse(exchange, 503, "86400");
        case TOO_MANY -> refuse(exchange, 429, "1");
        case BAD_GATEWAY -> refuse(exchange, 502, "soon");
        case BROKEN_OFF -> begin(exchange);
        case DRIPPING -> drip(exchange);
      }
    }
  }

  private static void refuse(HttpExchange exchange, int status, String retryAfter)
      throws IOException {
    exchange.getResponseHeaders().set("Retry-After", retryAfter);
    exchange.sendResponseHeaders(status, -1);
  }

  private static OutputStream begin(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 60_000);
    OutputStream out = exchange.getResponseBody();
    out.write(' ');
    out.flush();
    return out;
  }

  private static void drip(HttpExchange exchange) throws IOException {
    OutputStream out = begin(exchange);
    try {
      while (true) {
        Thread.sleep(100);
        out.write(' ');
        out.flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void pass(HttpExchange exchange, byte[] body) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(behind.resolve(exchange.getRequestURI()))
            .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body))
            .header("Origin", behind.toString());
    for (String name : PASSED_ON) {
      String value = exchange.getRequestHeaders().getFirst(name);
      if (value != null) {
        request.header(name, value);
      }
    }
    HttpResponse<byte[]> answer;
    try {
      answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    for (String cookie : answer.headers().allValues("Set-Cookie")) {
      exchange.getResponseHeaders().add("Set-Cookie", cookie);
    }
    exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
    exchange.getResponseBody().write(answer.body());
  }
}
