package org.lucarne.storage;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A store that touches objects of its own alone, in a bucket that others use: each key gets a mark,
 * by which a person could find what a kill left, and {@link #clean} deletes whatever was put.
 */
final class OwnKeysStore implements ObjectStore {
  static final String MARK = "lucarne-check-";

  private final ObjectStore store;
  private final Set<ObjectKey> put = ConcurrentHashMap.newKeySet();

  OwnKeysStore(ObjectStore store) {
    this.store = store;
  }

  @Override
  public void put(ObjectKey key, InputStream bytes, long sizeBytes) throws IOException {
    // Also what failed may be there.
    put.add(own(key));
    store.put(own(key), bytes, sizeBytes);
  }

  @Override
  public StoredBytes open(ObjectKey key) {
    return store.open(own(key));
  }

  @Override
  public void delete(ObjectKey key) {
    store.delete(own(key));
  }

  @Override
  public void check() {
    store.check();
  }

  /** Deletes all that was put, and returns how many there were. */
  int clean() {
    int count = 0;
    for (ObjectKey key : put) {
      store.delete(key);
      put.remove(key);
      count++;
    }
    return count;
  }

  static ObjectKey own(ObjectKey key) {
    return new ObjectKey("objects/" + MARK + key.name());
  }
}
