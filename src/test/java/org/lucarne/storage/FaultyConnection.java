package org.lucarne.storage;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * One connection through {@link FaultyS3}: just enough HTTP/1.1 to know where bodies begin and end.
 */
final class FaultyConnection {
  private final FaultyS3 proxy;
  private final Socket client;
  private final Socket server;
  private final InputStream fromClient;
  private final InputStream fromServer;

  FaultyConnection(FaultyS3 proxy, Socket client, Socket server) throws IOException {
    this.proxy = proxy;
    this.client = client;
    this.server = server;
    this.fromClient = new BufferedInputStream(client.getInputStream());
    this.fromServer = new BufferedInputStream(server.getInputStream());
  }

  void run() throws IOException {
    while (true) {
      HttpHead request = HttpHead.read(fromClient);
      Fault fault = proxy.arrived(request.word(0));
      switch (fault.kind()) {
        case REFUSE -> throw reset();
        case SILENCE -> throw stall(client);
        case ANSWER -> throw answer(fault, request);
        default -> exchange(request, fault);
      }
    }
  }

  private void exchange(HttpHead request, Fault fault) throws IOException {
    send(server, request);
    if (request.expectsContinue()) {
      HttpHead interim = HttpHead.read(fromServer);
      send(client, interim);
      if (!interim.word(1).equals("100")) {
        passBody(interim, fromServer, client.getOutputStream(), Fault.PASS);
        throw new EOFException("refused before its body");
      }
    }
    passBody(request, fromClient, server.getOutputStream(), fault);
    HttpHead response = HttpHead.read(fromServer);
    send(client, response);
    if (!request.word(0).equals("HEAD")) {
      Fault downward = request.bodyBytes() > 0 ? Fault.PASS : fault;
      passBody(response, fromServer, client.getOutputStream(), downward);
    }
  }

  private void passBody(HttpHead head, InputStream in, OutputStream out, Fault fault)
      throws IOException {
    if (head.chunked()) {
      passChunks(in, out);
      return;
    }
    byte[] buffer = new byte[8 * 1024];
    for (long passed = 0; passed < head.bodyBytes(); ) {
      int wanted = (int) Math.min(buffer.length, head.bodyBytes() - passed);
      int count = in.read(buffer, 0, beforeBreak(fault, passed, wanted));
      if (count < 0) {
        throw new EOFException("gone");
      }
      spoil(fault, passed, buffer, count);
      out.write(buffer, 0, count);
      passed += count;
      if (in == fromClient) {
        proxy.passedUpward(count);
      }
    }
    out.flush();
  }

  private int beforeBreak(Fault fault, long passed, int wanted) throws IOException {
    long left = fault.value() - passed;
    return switch (fault.kind()) {
      case RESET_AFTER -> left > 0 ? (int) Math.min(wanted, left) : refuseMore(reset());
      case TRUNCATE_AFTER -> left > 0 ? (int) Math.min(wanted, left) : refuseMore(end());
      case STALL_AFTER -> left > 0 ? (int) Math.min(wanted, left) : refuseMore(stall(client));
      default -> wanted;
    };
  }

  private static int refuseMore(IOException why) throws IOException {
    throw why;
  }

  private static void spoil(Fault fault, long passed, byte[] buffer, int count) throws IOException {
    switch (fault.kind()) {
      case FLIP_BYTE_AT -> {
        if (fault.value() >= passed && fault.value() < passed + count) {
          buffer[(int) (fault.value() - passed)] ^= 1;
        }
      }
      case THROTTLE -> pause(1000L * count / fault.value());
      default -> {}
    }
  }

  private static void passChunks(InputStream in, OutputStream out) throws IOException {
    int size;
    do {
      String line = HttpHead.line(in);
      size = Integer.parseInt(line.strip(), 16);
      out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
      out.write(in.readNBytes(size + 2));
    } while (size > 0);
    out.flush();
  }

  private IOException answer(Fault fault, HttpHead request) throws IOException {
    String body =
        fault.code().isEmpty() || request.word(0).equals("HEAD")
            ? ""
            : "<?xml version=\"1.0\"?><Error><Code>" + fault.code() + "</Code></Error>";
    String head =
        "HTTP/1.1 %d Said\r\nContent-Length: %d\r\nContent-Type: application/xml\r\n"
            + "Connection: close\r\n\r\n%s";
    byte[] answer =
        head.formatted(fault.value(), body.length(), body).getBytes(StandardCharsets.US_ASCII);
    client.getOutputStream().write(answer);
    client.shutdownOutput();
    // Closing with bytes unread would reset the connection, and the answer with it.
    fromClient.transferTo(OutputStream.nullOutputStream());
    return new EOFException("answered");
  }

  private IOException reset() throws IOException {
    client.setSoLinger(true, 0);
    server.setSoLinger(true, 0);
    client.close();
    server.close();
    return new EOFException("reset");
  }

  private IOException end() throws IOException {
    client.close();
    server.close();
    return new EOFException("ended");
  }

  private static IOException stall(Socket client) throws IOException {
    while (!client.isClosed()) {
      pause(20);
    }
    return new EOFException("stalled until it was closed");
  }

  private static void send(Socket to, HttpHead head) throws IOException {
    to.getOutputStream().write(head.bytes());
    to.getOutputStream().flush();
  }

  private static void pause(long millis) throws IOException {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
