package org.lucarne.picture;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Makes the renditions of a picture where a hostile one does no harm: in a process that holds no
 * key, has bounded memory, and is ended when it takes too long.
 */
@ApplicationScoped
public class RenderPicture {
  private static final long IDLE_NANOS = 60_000_000_000L;

  /**
   * Refusals before any decoder saw the picture. What a decoder did not like may have left its
   * mark: after that the next picture gets a fresh process.
   */
  private static final Set<PictureRefusal> UNTOUCHED =
      EnumSet.complementOf(
          EnumSet.of(
              PictureRefusal.UNDECODABLE, PictureRefusal.TOO_SLOW, PictureRefusal.TOO_MUCH_MEMORY));

  private record Idle(WorkerProcess worker, long since) {}

  private final PictureConfig config;
  private final PictureLimits limits;
  private final Semaphore free;
  private final ConcurrentLinkedDeque<Idle> idle = new ConcurrentLinkedDeque<>();

  @Inject
  public RenderPicture(PictureConfig config) {
    this(
        config,
        new PictureLimits(
            config.pixels(), PictureLimits.DEFAULT.side(), PictureLimits.DEFAULT.scans()));
  }

  RenderPicture(PictureConfig config, PictureLimits limits) {
    this.config = config;
    this.limits = limits;
    this.free = new Semaphore(Math.max(1, config.workers()), true);
  }

  /**
   * Blocks until both renditions are made; at most {@code LUCARNE_PICTURE_WORKERS} pictures are
   * rendered at the same time, and more callers wait.
   *
   * @param original read to its end, never more than {@code bytes}
   * @throws RefusedPictureException when none are made of it, now or at another time
   * @throws IOException when the original could not be read, or there is no worker: at another time
   *     it may succeed
   */
  public Rendered render(InputStream original, long bytes)
      throws RefusedPictureException, IOException {
    acquire();
    try {
      WorkerProcess worker = takeIdle();
      if (worker == null) {
        worker = WorkerProcess.start(config);
      }
      return render(worker, original, bytes);
    } finally {
      free.release();
    }
  }

  private Rendered render(WorkerProcess worker, InputStream original, long bytes)
      throws RefusedPictureException, IOException {
    try {
      Rendered rendered = CheckedRenditions.check(worker.render(original, bytes, limits));
      keep(worker);
      return rendered;
    } catch (RefusedPictureException e) {
      if (UNTOUCHED.contains(e.refusal())) {
        keep(worker);
      } else {
        worker.close();
      }
      throw e;
    } catch (IOException | RuntimeException e) {
      worker.close();
      throw e;
    }
  }

  private void keep(WorkerProcess worker) {
    idle.push(new Idle(worker, System.nanoTime()));
  }

  private void acquire() throws IOException {
    try {
      free.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for a process to render a picture", e);
    }
  }

  private @Nullable WorkerProcess takeIdle() {
    for (Idle next = idle.poll(); next != null; next = idle.poll()) {
      if (next.worker().isAlive()) {
        return next.worker();
      }
      Log.warnf("An idle picture worker, process %d, has ended by itself", next.worker().pid());
    }
    return null;
  }

  /** A process without work is memory that others need. */
  @Scheduled(every = "15s")
  void endIdle() {
    long now = System.nanoTime();
    for (Idle each : idle) {
      // Whoever takes it out has it: it may just have been given a picture.
      if (now - each.since() > IDLE_NANOS && idle.remove(each)) {
        each.worker().close();
      }
    }
  }

  @PreDestroy
  void close() {
    for (Idle next = idle.poll(); next != null; next = idle.poll()) {
      next.worker().close();
    }
  }
}
