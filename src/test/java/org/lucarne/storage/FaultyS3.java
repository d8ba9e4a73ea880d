package org.lucarne.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A proxy in front of an S3 server that breaks what passes through it, on purpose. Point a store at
 * its {@link #endpoint()} and choose a {@link Fault}; it holds for requests that begin later.
 */
public final class FaultyS3 implements AutoCloseable {
  private static final int RECEIVE_BUFFER_BYTES = 256 * 1024;

  private static @Nullable FaultyS3 shared;

  /** Something that a test does behind a store's back. */
  interface Action {
    void run() throws IOException;
  }

  private final URI upstream;
  private final ServerSocket listener;
  private final Map<String, Fault> faults = new ConcurrentHashMap<>();
  private final Map<String, Action> actions = new ConcurrentHashMap<>();
  private final List<String> methods = new CopyOnWriteArrayList<>();
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final AtomicLong passedUpward = new AtomicLong();
  private volatile Fault otherwise = Fault.PASS;

  private FaultyS3(URI upstream) throws IOException {
    this.upstream = upstream;
    this.listener = new ServerSocket();
    // Small, so that what the proxy does not take stays with the sender and not in the kernel; yet
    // several segments of the loopback, or the sender waits for the timer of a closed window.
    listener.setReceiveBufferSize(RECEIVE_BUFFER_BYTES);
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    Thread.ofVirtual().start(this::accept);
  }

  /** The one proxy before {@link S3Server#shared()}, for tests of the whole service. */
  public static synchronized FaultyS3 shared() {
    if (shared == null) {
      shared = before(S3Server.shared().endpoint());
    }
    return shared;
  }

  public static FaultyS3 before(URI upstream) {
    try {
      return new FaultyS3(upstream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort());
  }

  /** Does this to every request from now on, and forgets earlier choices. */
  public void fault(Fault fault) {
    faults.clear();
    otherwise = fault;
  }

  /** Does this to requests of one method only: PUT, GET, HEAD or DELETE. */
  public void fault(String method, Fault fault) {
    faults.put(method, fault);
  }

  /** The methods of all requests so far, in the order of their arrival. */
  public List<String> requests() {
    return List.copyOf(methods);
  }

  /** How many bytes of bodies have been passed on to the server so far. */
  public long passedUpwardBytes() {
    return passedUpward.get();
  }

  void passedUpward(int bytes) {
    passedUpward.addAndGet(bytes);
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  /** Does this when a request of one method arrives, before it is passed on. */
  void beforeEach(String method, Action action) {
    actions.put(method, action);
  }

  Fault arrived(String method) throws IOException {
    methods.add(method);
    Action action = actions.get(method);
    if (action != null) {
      action.run();
    }
    return faults.getOrDefault(method, otherwise);
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        sockets.add(client);
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client;
        Socket server = new Socket(upstream.getHost(), upstream.getPort())) {
      sockets.add(server);
      new FaultyConnection(this, client, server).run();
      sockets.remove(server);
    } catch (IOException broken) {
      // One side went away, as they do here.
    }
    sockets.remove(client);
  }
}
