package org.lucarne.storage;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * Breaks off an upload when the server has stopped taking its bytes. A socket's timeout covers
 * reading only, so a write to a silent server blocks for as long as TCP keeps hoping, a quarter of
 * an hour; and a limit for the whole call would hit senders with a slow network. Time spent waiting
 * for the sender's bytes does not count here.
 */
final class StallGuard implements SdkHttpClient {
  private final SdkHttpClient client;
  private final Duration limit;
  private final ScheduledExecutorService timer;

  StallGuard(SdkHttpClient client, Duration limit) {
    this.client = client;
    this.limit = limit;
    this.timer =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("storage-stall-guard").factory());
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return request
        .contentStreamProvider()
        .map(body -> watched(request, body))
        .orElseGet(() -> client.prepareRequest(request));
  }

  private ExecutableHttpRequest watched(HttpExecuteRequest request, ContentStreamProvider body) {
    Progress progress = new Progress();
    HttpExecuteRequest.Builder copy =
        HttpExecuteRequest.builder()
            .request(request.httpRequest())
            .contentStreamProvider(() -> new Watched(body.newStream(), progress));
    request.metricCollector().ifPresent(copy::metricCollector);
    return new WatchedRequest(client.prepareRequest(copy.build()), progress);
  }

  @Override
  public String clientName() {
    return client.clientName();
  }

  @Override
  public void close() {
    timer.shutdownNow();
    client.close();
  }

  private final class WatchedRequest implements ExecutableHttpRequest {
    private final ExecutableHttpRequest request;
    private final Progress progress;

    WatchedRequest(ExecutableHttpRequest request, Progress progress) {
      this.request = request;
      this.progress = progress;
    }

    @Override
    public HttpExecuteResponse call() throws IOException {
      long periodMillis = Math.max(1, limit.toMillis() / 8);
      Future<?> watch =
          timer.scheduleAtFixedRate(
              this::abortIfStalled, periodMillis, periodMillis, TimeUnit.MILLISECONDS);
      try {
        return request.call();
      } finally {
        watch.cancel(false);
      }
    }

    private void abortIfStalled() {
      if (progress.stalledFor(limit)) {
        request.abort();
      }
    }

    @Override
    public void abort() {
      request.abort();
    }
  }

  /** When the client last came back for more of the body. */
  private static final class Progress {
    private boolean sending;
    private long sinceNanos;

    synchronized void readingBegins() {
      sending = false;
    }

    synchronized void readingEnds() {
      sending = true;
      sinceNanos = System.nanoTime();
    }

    synchronized boolean stalledFor(Duration limit) {
      return sending && System.nanoTime() - sinceNanos > limit.toNanos();
    }
  }

  private static final class Watched extends FilterInputStream {
    private final Progress progress;

    Watched(InputStream body, Progress progress) {
      super(body);
      this.progress = progress;
    }

    @Override
    public int read() throws IOException {
      progress.readingBegins();
      try {
        return super.read();
      } finally {
        progress.readingEnds();
      }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      progress.readingBegins();
      try {
        return super.read(buffer, offset, length);
      } finally {
        progress.readingEnds();
      }
    }
  }
}
