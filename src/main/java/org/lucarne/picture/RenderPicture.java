package org.lucarne.picture;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Makes the renditions of a picture where a hostile one does no harm: in a process that holds no
 * key, has bounded memory, and is ended when it takes too long.
 */
@ApplicationScoped
public class RenderPicture {
  /**
   * Counted up whenever pictures are shown that were refused before: originals are kept, and those
   * that an older generation refused are taken up again.
   */
  public static final int GENERATION = 3;

  private static final long IDLE_NANOS = 60_000_000_000L;

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
   * Starts a process before the first picture comes, and says what it can do.
   *
   * @throws IOException when none can be started now
   */
  public void prepare() throws IOException {
    WorkerProcess worker = WorkerProcess.start(config);
    WorkerProcess.Description description = worker.description();
    Log.infof("Pictures are rendered by %s", description.decoders());
    if (!description.missing().isEmpty()) {
      Log.warnf("The processes that render pictures do without %s", description.missing());
    }
    keep(worker);
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
      keep(worker);
      throw e;
    } catch (IOException | RuntimeException e) {
      worker.close();
      throw e;
    }
  }

  /** Warm for the next picture, unless this one has hurt it. */
  private void keep(WorkerProcess worker) {
    if (worker.isAlive()) {
      idle.push(new Idle(worker, System.nanoTime()));
    }
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
  public void close() {
    for (Idle next = idle.poll(); next != null; next = idle.poll()) {
      next.worker().close();
    }
  }
}
