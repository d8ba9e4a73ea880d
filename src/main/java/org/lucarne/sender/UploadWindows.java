package org.lucarne.sender;

import java.time.Instant;
import java.util.Optional;

/** Until when upload tokens are good. Package {@code share} knows senders, so it answers. */
public interface UploadWindows {
  /** The end of a share's uploads; empty when there is no such share. */
  Optional<Instant> uploadBy(String shareId);
}
