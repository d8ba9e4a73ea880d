package org.lucarne.storage;

import java.io.IOException;
import java.io.InputStream;

/**
 * Keeps objects as bytes under random keys. What an object means, and whether it is alive, is known
 * to the database alone.
 *
 * <p>Every call may be made from many threads at once, blocks, and needs constant memory whatever
 * the object's size.
 */
public interface ObjectStore {

  /**
   * Stores exactly {@code sizeBytes} bytes. Once this returns they are readable and survive a
   * crash: storage was asked afterwards, and has that many. The stream is read only as fast as
   * storage takes the bytes, and it is not closed.
   *
   * <p>No object is empty: an age file never is, and Ceph refuses an empty upload that is framed. A
   * key is put once, ever. That no object is overwritten follows from keys being fresh and random;
   * a second put of one is the caller's error. A store may refuse it, and S3 does not.
   *
   * @throws IllegalArgumentException if {@code sizeBytes} is below 1
   * @throws IOException if the stream failed (rethrown as it was thrown), ended early, or holds
   *     more than {@code sizeBytes}; nothing is readable under the key then
   * @throws StorageFailure if storage failed; whether the object exists is unknown then
   */
  void put(ObjectKey key, InputStream bytes, long sizeBytes) throws IOException;

  /**
   * Opens an object for reading, from its first byte.
   *
   * @throws ObjectMissing if there is none
   * @throws StorageFailure if storage failed
   */
  StoredBytes open(ObjectKey key);

  /**
   * Deletes an object; one that is already gone is a success.
   *
   * @throws StorageFailure if storage failed; the object may still exist then
   */
  void delete(ObjectKey key);

  /**
   * Asks storage whether it would serve us.
   *
   * @throws StorageFailure if it would not
   */
  void check();
}
