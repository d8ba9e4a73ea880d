package org.lucarne.picture;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.concurrent.SynchronousQueue;

/**
 * The process that decodes pictures: takes one after another from its standard input and answers on
 * its standard output. It has no key, no secret and no environment, and lives no longer than the
 * service: the end of its input ends it, whatever it is decoding.
 */
public final class PictureWorker {
  /** What it says first. */
  static final byte READY = 1;

  private final SynchronousQueue<WorkerRequest> requests = new SynchronousQueue<>();
  private final DataInputStream in =
      new DataInputStream(new BufferedInputStream(System.in, 1 << 16));
  private final DataOutputStream out =
      new DataOutputStream(new BufferedOutputStream(System.out, 1 << 16));

  private PictureWorker() {}

  public static void main(String[] args) {
    // A library that prints must not speak on the line that answers go by.
    PictureWorker worker = new PictureWorker();
    System.setOut(System.err);
    RenderOriginal.prepare();
    Thread.ofPlatform().daemon().name("decode").start(worker::answerAll);
    worker.readAll();
  }

  private void readAll() {
    try {
      out.writeByte(READY);
      out.flush();
      while (true) {
        requests.put(WorkerRequest.read(in));
      }
    } catch (IOException | InterruptedException e) {
      Runtime.getRuntime().halt(0);
    }
  }

  private void answerAll() {
    try {
      while (true) {
        answer(requests.take()).write(out);
        // Little is alive now; the heap would otherwise stay as large as the largest picture.
        System.gc();
      }
    } catch (IOException | InterruptedException e) {
      Runtime.getRuntime().halt(0);
    } catch (Throwable e) {
      // Not its message: that may be made of picture.
      System.err.println(e.getClass());
      Runtime.getRuntime().halt(1);
    }
  }

  private static WorkerAnswer answer(WorkerRequest request) {
    try {
      return new WorkerAnswer.Made(RenderOriginal.render(request.original(), request.limits()));
    } catch (RefusedPictureException e) {
      return new WorkerAnswer.Refused(e.refusal(), String.valueOf(e.getMessage()));
    }
  }
}
