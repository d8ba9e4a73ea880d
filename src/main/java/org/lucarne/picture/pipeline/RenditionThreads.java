package org.lucarne.picture.pipeline;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.lucarne.key.KeysConfig;
import org.lucarne.key.Mode;
import org.lucarne.object.OriginalStored;
import org.lucarne.picture.PictureConfig;
import org.lucarne.picture.RenderPicture;

/**
 * The threads that make renditions, one for each worker process. They wake when this process stored
 * an original, and look now and then for what others left.
 */
@Singleton
public class RenditionThreads {
  private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

  private final MakeRenditions makeRenditions;
  private final RenderPicture renderPicture;
  private final UnrenderedImages unrendered;
  private final int workers;
  private final Mode mode;
  private final Semaphore arrivals = new Semaphore(0);
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean stopping;

  RenditionThreads(
      MakeRenditions makeRenditions,
      RenderPicture renderPicture,
      UnrenderedImages unrendered,
      PictureConfig config,
      KeysConfig program) {
    this.makeRenditions = makeRenditions;
    this.renderPicture = renderPicture;
    this.unrendered = unrendered;
    this.workers = config.workers();
    this.mode = program.mode();
  }

  void atStart(@Observes StartupEvent event) {
    if (workers > 0 && mode == Mode.STANDALONE) {
      unrendered.releaseAll();
    }
    for (int i = 0; i < workers; i++) {
      threads.add(Thread.ofPlatform().name("renditions-" + i).daemon().start(this::run));
    }
  }

  /** After the commit: before it, nobody would see the row. */
  void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) OriginalStored stored) {
    arrivals.release();
  }

  void atEnd(@Observes ShutdownEvent event) throws InterruptedException {
    stopping = true;
    threads.forEach(Thread::interrupt);
    for (Thread thread : threads) {
      thread.join(Duration.ofSeconds(5));
    }
  }

  private void run() {
    prepare();
    while (!stopping) {
      try {
        while (!stopping && makeRenditions.makeNext()) {
          // Until nothing is left.
        }
        awaitArrival();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        Log.warn("looking for images without renditions failed; it is tried again", e);
        pause();
      }
    }
  }

  private void prepare() {
    try {
      renderPicture.prepare();
    } catch (IOException | RuntimeException e) {
      // Stopped while one was starting, nobody needs it.
      if (!stopping) {
        Log.warn("no process to render pictures could be started; it is tried again", e);
      }
    }
  }

  private void awaitArrival() throws InterruptedException {
    boolean arrived = arrivals.tryAcquire(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    Log.tracef("looking for images without renditions; one arrived here: %s", arrived);
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_EVERY);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
