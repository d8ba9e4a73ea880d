package org.lucarne.storage;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import org.lucarne.storage.SignedRequests.Answer;

/** Whether a server asks for the bytes of an upload, and refuses one without taking them. */
record ExpectProbe(SignedRequests s3, String bucket) {
  private static final byte[] BODY = new byte[1_000_000];

  String answer() throws IOException, InterruptedException {
    Watched good = new Watched();
    try {
      Answer stored = s3.sendExpecting(bucket + "/objects/expected", BODY, good, true);
      if (stored.status() != 200) {
        return "no: " + stored.status();
      }
    } catch (HttpTimeoutException e) {
      return "never asks for the bytes";
    }
    s3.send("DELETE", bucket + "/objects/expected", java.util.Map.of(), new byte[0]);
    Watched bad = new Watched();
    int refused = s3.sendExpecting(bucket + "/objects/expected", BODY, bad, false).status();
    return "yes; " + refused + (bad.asked.get() ? " only after all bytes" : " before any byte");
  }

  /** A body that knows whether it was asked for. */
  private static final class Watched implements BodyPublisher {
    private final BodyPublisher body = HttpRequest.BodyPublishers.ofByteArray(BODY);
    private final AtomicBoolean asked = new AtomicBoolean();

    @Override
    public long contentLength() {
      return body.contentLength();
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
      asked.set(true);
      body.subscribe(subscriber);
    }
  }
}
