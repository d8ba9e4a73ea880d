package org.lucarne.share;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lucarne.audit.Event;
import org.lucarne.audit.Events;
import org.lucarne.sender.Caller;
import org.lucarne.sender.Scope;

/** {@code GET /api/v1/shares/{id}/events}: what happened to a share, oldest first. */
@Path("/api/v1/shares/{id}/events")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class EventResource {
  private final Caller caller;
  private final Shares shares;
  private final Events events;

  EventResource(Caller caller, Shares shares, Events events) {
    this.caller = caller;
    this.shares = shares;
    this.events = events;
  }

  @GET
  @RolesAllowed(Scope.READ)
  @Transactional
  public Page<EventDocument> list(
      @PathParam("id") String id,
      @QueryParam("limit") @Nullable String limitText,
      @QueryParam("after") @Nullable String afterText) {
    int limit = Page.limit(limitText);
    long after = after(afterText);
    Share share = shares.ofCaller(caller, id);
    List<Event> rows = events.ofShare(share.id(), after, limit + 1);
    return Page.of(rows, limit, EventResource::document, event -> Long.toString(event.id()));
  }

  private static long after(@Nullable String text) {
    if (text == null) {
      return 0;
    }
    if (!text.matches("\\d{1,18}")) {
      throw Cursor.unusable();
    }
    return Long.parseLong(text);
  }

  private static EventDocument document(Event event) {
    return new EventDocument(
        Long.toString(event.id()),
        event.at(),
        event.type(),
        event.linkId(),
        event.position(),
        event.rendition());
  }

  /** One thing that happened; link, image and rendition where it concerns one. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record EventDocument(
      String id,
      Instant at,
      String type,
      @Nullable String link,
      @Nullable Integer image,
      @Nullable String rendition) {}
}
