package org.lucarne.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;

/** Takes traces as a collector does (OTLP over HTTP), and keeps them as they came. */
final class OtlpCollector implements AutoCloseable {
  private final HttpServer server;
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();

  OtlpCollector() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::take);
    server.start();
  }

  /** What makes the program send its traces here, soon. */
  Map<String, String> variables() {
    return Map.of(
        "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT",
        "http://127.0.0.1:" + server.getAddress().getPort(),
        "QUARKUS_OTEL_EXPORTER_OTLP_PROTOCOL",
        "http/protobuf",
        "QUARKUS_OTEL_BSP_SCHEDULE_DELAY",
        "PT0.2S");
  }

  /** Protobuf; texts stand in it as they are. */
  synchronized byte[] received() {
    return received.toByteArray();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void take(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    synchronized (this) {
      exchange.getRequestHeaders().forEach((name, values) -> values.forEach(this::note));
      received.writeBytes(body);
    }
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }

  private void note(String header) {
    received.writeBytes(header.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
  }
}
