package org.lucarne.picture;

import io.quarkus.logging.Log;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.lucarne.picture.WorkerLostException.Loss;

/**
 * One process that renders, seen from the service. Whatever it does, a call returns: what takes too
 * long is killed. Not for several threads at once.
 */
final class WorkerProcess implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(30);
  private static final int CHUNK_BYTES = 1 << 16;
  private static final int MOST_ERRORS = 1000;

  /** By a terminal that closes, by Ctrl-C, by force, or by whoever stops the service. */
  private static final Set<Integer> KILLED = Set.of(128 + 1, 128 + 2, 128 + 9, 128 + 15);

  /** They wait for a process that may never answer, so that callers do not have to. */
  private static final ExecutorService WAITING =
      Executors.newCachedThreadPool(
          Thread.ofPlatform().daemon().name("picture-worker-", 0).factory());

  private final Process process;
  private final Duration deadline;
  private final DataOutputStream toWorker;
  private final DataInputStream fromWorker;
  private Description description = new Description("", "");
  private volatile boolean ready;

  private WorkerProcess(Process process, Duration deadline) {
    this.process = process;
    this.deadline = deadline;
    this.toWorker = new DataOutputStream(process.getOutputStream());
    this.fromWorker = new DataInputStream(process.getInputStream());
  }

  /** Starts one, and waits until it is ready. */
  static WorkerProcess start(PictureConfig config) throws IOException {
    Process process = WorkerCommand.of(config).start();
    WorkerProcess worker = new WorkerProcess(process, config.deadline());
    WAITING.execute(worker::drainErrors);
    beExpendable(process);
    try {
      worker.description = worker.within(START, worker::readDescription);
      worker.ready = true;
      return worker;
    } catch (TimeoutException | IOException e) {
      worker.close();
      throw new IOException("a process to render pictures did not start", e);
    }
  }

  /**
   * What a worker says first.
   *
   * @param decoders as in {@code libvips 8.18.7}
   * @param missing of what should confine it; empty where nothing is
   */
  record Description(String decoders, String missing) {}

  private Description readDescription() throws IOException {
    if (fromWorker.readByte() != PictureWorker.READY) {
      throw new IOException("it begins with something else than it should");
    }
    return new Description(fromWorker.readUTF(), fromWorker.readUTF());
  }

  Description description() {
    return description;
  }

  /** Where memory runs out, Linux ends this process, and not the service. */
  private static void beExpendable(Process process) {
    try {
      Files.writeString(Path.of("/proc", Long.toString(process.pid()), "oom_score_adj"), "1000");
    } catch (IOException e) {
      Log.debugf("Picture worker %d is as dear as the service: %s", process.pid(), e.toString());
    }
  }

  /** As {@link RenderPicture#render}. After any exception but a plain refusal it is not alive. */
  Rendered render(InputStream original, long bytes, PictureLimits limits)
      throws RefusedPictureException, IOException {
    try {
      send(original, bytes, limits);
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
    return switch (answer()) {
      case WorkerAnswer.Made(Rendered rendered) -> rendered;
      case WorkerAnswer.Refused(PictureRefusal refusal, String message) ->
          throw new RefusedPictureException(refusal, message);
    };
  }

  boolean isAlive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  /** Kills it. */
  @Override
  public void close() {
    process.destroyForcibly();
  }

  private void send(InputStream original, long bytes, PictureLimits limits)
      throws RefusedPictureException, IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    WorkerRequest.announce(new DataOutputStream(head), limits, Math.toIntExact(bytes));
    write(head.toByteArray(), head.size());
    byte[] chunk = new byte[CHUNK_BYTES];
    for (long left = bytes; left > 0; ) {
      int length = original.read(chunk, 0, (int) Math.min(chunk.length, left));
      if (length < 0) {
        throw new IOException("the original ended " + left + " bytes early");
      }
      write(chunk, length);
      left -= length;
    }
  }

  private void write(byte[] bytes, int length) throws RefusedPictureException, IOException {
    try {
      within(
          deadline,
          () -> {
            toWorker.write(bytes, 0, length);
            toWorker.flush();
            return length;
          });
    } catch (TimeoutException e) {
      throw new IOException("a process that renders takes no picture", e);
    } catch (IOException e) {
      throw ended(e);
    }
  }

  private WorkerAnswer answer() throws RefusedPictureException, IOException {
    try {
      return within(deadline, () -> WorkerAnswer.read(fromWorker));
    } catch (TimeoutException e) {
      close();
      throw new WorkerLostException(Loss.LATE, e);
    } catch (IOException e) {
      throw ended(e);
    }
  }

  /** Why there is no answer. */
  private IOException ended(IOException cause) throws RefusedPictureException, IOException {
    int code = exitCode();
    switch (code) {
      case PictureWorker.OUT_OF_MEMORY ->
          throw new RefusedPictureException(
              PictureRefusal.TOO_MUCH_MEMORY, "the process that rendered it ran out of memory");
      case PictureWorker.TOO_SLOW ->
          throw new RefusedPictureException(
              PictureRefusal.TOO_SLOW, "it took too much of the processor's time");
      default -> {
        return new WorkerLostException(KILLED.contains(code) ? Loss.KILLED : Loss.CRASHED, cause);
      }
    }
  }

  private int exitCode() throws IOException {
    try {
      boolean ended = process.waitFor(5, TimeUnit.SECONDS);
      // It speaks nonsense, and lives: a crash by another name.
      return ended ? process.exitValue() : -1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while a picture was rendered", e);
    } finally {
      close();
    }
  }

  private <T> T within(Duration time, Callable<T> exchange) throws IOException, TimeoutException {
    Future<T> future = WAITING.submit(exchange);
    try {
      return future.get(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException io) {
        throw io;
      }
      throw new IOException("no exchange with the process that renders", e.getCause());
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while a picture was rendered", e);
    }
  }

  /**
   * What it says before it has seen a picture tells why it does not start. Later it may be made of
   * picture: only its length is told.
   */
  private void drainErrors() {
    StringBuilder start = new StringBuilder();
    long later = 0;
    try (Reader errors =
        new InputStreamReader(process.getErrorStream(), StandardCharsets.ISO_8859_1)) {
      for (int next = errors.read(); next >= 0; next = errors.read()) {
        if (ready || start.length() == MOST_ERRORS) {
          later++;
        } else {
          start.append((char) next);
        }
      }
    } catch (IOException e) {
      Log.debugf("The errors of picture worker %d ended: %s", process.pid(), e.toString());
    }
    if (!start.isEmpty()) {
      Log.warnf("Picture worker %d said at its start: %s", process.pid(), start);
    }
    Log.debugf("Picture worker %d ended after %d characters of errors", process.pid(), later);
  }
}
