package org.lucarne.picture;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.SynchronousQueue;

/**
 * The process that decodes pictures: takes one after another from its standard input and answers on
 * its standard output. It has no key, no secret and no environment, and lives no longer than the
 * service: the end of its input ends it, whatever it is decoding.
 */
public final class PictureWorker {
  /** What it says first. */
  static final byte READY = 1;

  /**
   * How it ends when there is no memory left, as HotSpot does by {@code ExitOnOutOfMemoryError}.
   */
  static final int OUT_OF_MEMORY = 3;

  /** How it ends when a picture took too much of the processor's time. */
  static final int TOO_SLOW = 4;

  /** A system property, in milliseconds. */
  static final String PROCESSOR_TIME = "lucarne.picture.processor-time";

  /** A system property, in bytes. */
  static final String MEMORY = "lucarne.picture.memory";

  private final SynchronousQueue<WorkerRequest> requests = new SynchronousQueue<>();
  private final DataInputStream in =
      new DataInputStream(new BufferedInputStream(System.in, 1 << 16));
  private final DataOutputStream out =
      new DataOutputStream(new BufferedOutputStream(System.out, 1 << 16));

  private final RenderOriginal render;
  private final ProcessorTime processorTime =
      new ProcessorTime(
          Duration.ofMillis(Long.getLong(PROCESSOR_TIME, 10_000)),
          () -> Runtime.getRuntime().halt(TOO_SLOW));

  private PictureWorker(RenderOriginal render) {
    this.render = render;
  }

  public static void main(String[] args) throws RefusedPictureException {
    RenderOriginal render =
        new RenderOriginal(Optional.ofNullable(System.getProperty(RenderOriginal.LIBRARY)));
    render.warmUp();
    PictureWorker worker = new PictureWorker(render);
    // A library that prints must not speak on the line that answers go by.
    System.setOut(System.err);
    List<String> missing = new ArrayList<>(render.missing());
    missing.addAll(Confinement.enter(Long.getLong(MEMORY, 512 << 20)));
    Thread.ofPlatform().daemon().name("decode").start(worker::answerAll);
    worker.readAll(missing);
  }

  private void readAll(List<String> missing) {
    try {
      out.writeByte(READY);
      out.writeUTF(render.decoders());
      out.writeUTF(String.join(", ", missing));
      out.flush();
      while (true) {
        requests.put(WorkerRequest.read(in));
      }
    } catch (IOException | InterruptedException e) {
      Runtime.getRuntime().halt(0);
    } catch (OutOfMemoryError e) {
      // Outside the heap, which the virtual machine does not end for.
      Runtime.getRuntime().halt(OUT_OF_MEMORY);
    }
  }

  private void answerAll() {
    try {
      while (true) {
        WorkerRequest request = requests.take();
        try (Arena memory = request.memory()) {
          answer(request).write(out);
        }
      }
    } catch (IOException | InterruptedException e) {
      Runtime.getRuntime().halt(0);
    } catch (Throwable e) {
      // Not its message: that may be made of picture.
      System.err.println(e.getClass());
      Runtime.getRuntime().halt(1);
    }
  }

  private WorkerAnswer answer(WorkerRequest request) {
    try (ProcessorTime.Watch watch = processorTime.begin()) {
      return new WorkerAnswer.Made(render.render(request.original(), request.limits()));
    } catch (RefusedPictureException e) {
      return new WorkerAnswer.Refused(e.refusal(), String.valueOf(e.getMessage()));
    }
  }
}
