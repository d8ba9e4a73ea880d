package org.lucarne.picture.pipeline;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.lucarne.object.OpenObject;
import org.lucarne.object.Rendition;
import org.lucarne.object.StoredContent;
import org.lucarne.picture.PictureRefusal;
import org.lucarne.picture.RefusedPictureException;
import org.lucarne.picture.RenderPicture;
import org.lucarne.picture.Rendered;
import org.lucarne.picture.WorkerLostException;
import org.lucarne.storage.StorageFailure;

/**
 * Makes display and thumbnail of one stored original. A picture of which none can be made is
 * refused for good; where anything else fails, the image is tried again later.
 */
@ApplicationScoped
public class MakeRenditions {
  private final UnrenderedImages unrendered;
  private final RenditionRows rows;
  private final StoreRendition storeRendition;
  private final RenderPicture renderPicture;
  private final OpenObject openObject;
  private final MeterRegistry meters;

  MakeRenditions(
      UnrenderedImages unrendered,
      RenditionRows rows,
      StoreRendition storeRendition,
      RenderPicture renderPicture,
      OpenObject openObject,
      MeterRegistry meters) {
    this.unrendered = unrendered;
    this.rows = rows;
    this.storeRendition = storeRendition;
    this.renderPicture = renderPicture;
    this.openObject = openObject;
    this.meters = meters;
    // Each is there from the start, at zero, or its first increase would not be seen.
    for (WorkerLostException.Loss loss : WorkerLostException.Loss.values()) {
      lost(loss);
    }
  }

  private Counter lost(WorkerLostException.Loss loss) {
    return meters.counter("lucarne.picture.workers.lost", "loss", loss.slug());
  }

  /** Sees to the next image that needs renditions; false when there is none now. */
  boolean makeNext() {
    Optional<UnrenderedImage> next = unrendered.take();
    next.ifPresent(this::make);
    return next.isPresent();
  }

  private void make(UnrenderedImage image) {
    Timer.Sample began = Timer.start(meters);
    began.stop(meters.timer("lucarne.renditions", "outcome", tryToMake(image)));
  }

  /** Returns how it ended, as an operator counts it. */
  private String tryToMake(UnrenderedImage image) {
    try {
      if (image.lost() > UnrenderedImages.MOST_LOST) {
        throw new RefusedPictureException(
            PictureRefusal.TOO_MUCH_MEMORY, "it ended everything that tried to render it");
      }
      Optional<RenditionRows.Original> original = rows.original(image);
      if (original.isPresent()) {
        make(image, original.get());
      }
      return "made";
    } catch (RefusedPictureException e) {
      Log.infof("no renditions of image %d of a share: %s", image.position(), e.getMessage());
      rows.refuse(image, e.refusal());
      return "refused";
    } catch (WorkerLostException e) {
      return lost(image, e);
    } catch (IOException | RuntimeException e) {
      // Interrupted at shutdown, it is for whoever comes next, and no time is lost.
      if (Thread.currentThread().isInterrupted()) {
        unrendered.release(image);
      } else {
        Log.warn("making renditions failed; it is tried again", e);
        unrendered.postpone(image);
      }
      return "failed";
    }
  }

  /** Twice by itself is its fault; anything else is for another time, and not for ever. */
  private String lost(UnrenderedImage image, WorkerLostException e) {
    boolean last =
        switch (e.loss()) {
          case CRASHED -> image.lost() >= 2;
          case LATE, KILLED -> image.lost() >= UnrenderedImages.MOST_LOST;
        };
    Log.warnf("%s, at attempt %d", e.getMessage(), image.lost());
    lost(e.loss()).increment();
    if (!last) {
      unrendered.suspect(image);
      return "failed";
    }
    rows.refuse(
        image,
        switch (e.loss()) {
          case CRASHED -> PictureRefusal.UNDECODABLE;
          case LATE -> PictureRefusal.TOO_SLOW;
          case KILLED -> PictureRefusal.TOO_MUCH_MEMORY;
        });
    return "refused";
  }

  private void make(UnrenderedImage image, RenditionRows.Original original)
      throws RefusedPictureException, IOException {
    Rendered rendered = render(original);
    storeRendition.store(image, Rendition.THUMBNAIL, rendered.thumbnail(), rendered, original);
    storeRendition.store(image, Rendition.DISPLAY, rendered.display(), rendered, original);
  }

  private Rendered render(RenditionRows.Original original)
      throws RefusedPictureException, IOException {
    StoredContent content = original.content();
    try (InputStream plaintext =
        openObject.plaintext(original.key(), content, original.shareKey())) {
      return renderPicture.render(plaintext, content.plaintextBytes());
    } catch (StorageFailure e) {
      throw new IOException("reading an original", e);
    }
  }
}
