package org.lucarne.view;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import org.lucarne.bound.Networks;
import org.lucarne.bound.Peer;
import org.lucarne.bound.Seat;
import org.lucarne.bound.TransferBounds;

/** Places for those who read objects of a view. */
@Singleton
final class ReaderSeats {
  private final TransferBounds bounds;
  private final Networks networks;

  ReaderSeats(TransferBounds bounds, Networks networks) {
    this.bounds = bounds;
    this.networks = networks;
  }

  /** One place; given back at the latest when the request ends, whatever happens until then. */
  Seat of(OpenView open, RoutingContext request) {
    Seat seat =
        bounds.out(
            open.share().id(),
            open.link().id(),
            networks.client(request.request()),
            Peer.of(request.request()));
    request.addEndHandler(end -> seat.close());
    return seat;
  }

  /** What is opened in this place; if that fails, the place is free again. */
  <T> T orClose(Seat seat, Supplier<T> opening) {
    boolean done = false;
    try {
      T opened = opening.get();
      done = true;
      return opened;
    } finally {
      if (!done) {
        seat.close();
      }
    }
  }
}
