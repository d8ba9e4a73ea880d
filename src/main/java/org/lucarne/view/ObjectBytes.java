package org.lucarne.view;

import java.io.IOException;
import java.io.OutputStream;
import org.lucarne.picture.MediaType;

/**
 * The bytes of one object as a view gets them, ready to be sent: their length is exact, and what
 * could be checked before the first byte has been. Closing gives back the memory or the connection.
 */
interface ObjectBytes extends AutoCloseable {
  long bytes();

  MediaType type();

  /**
   * Writes all of them, or fails: an exception after the first byte means that the transfer has to
   * be broken off, never ended.
   */
  void writeTo(OutputStream out) throws IOException;

  @Override
  void close();
}
