package org.lucarne.storage;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * A store that touches objects of its own alone, in a bucket that others use: each key gets a mark,
 * by which a person could find what a kill left, and {@link #clean} deletes whatever was put.
 */
final class OwnKeysStore implements ObjectStore {
  static final String MARK = "lucarne-check-";

  private final ObjectStore store;
  private final Set<ObjectKey> put = ConcurrentHashMap.newKeySet();
  private final ReadWriteLock using = new ReentrantReadWriteLock();
  private boolean ended;

  OwnKeysStore(ObjectStore store) {
    this.store = store;
  }

  @Override
  public void put(ObjectKey key, InputStream bytes, long sizeBytes) throws IOException {
    using.readLock().lock();
    try {
      if (ended) {
        throw new StorageFailure("The check was ended", false, null);
      }
      // Also what failed may be there.
      put.add(own(key));
      store.put(own(key), bytes, sizeBytes);
    } finally {
      using.readLock().unlock();
    }
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

  /** Waits for puts under way, takes no other, deletes all there were, and returns their number. */
  int clean() {
    using.writeLock().lock();
    try {
      ended = true;
      int count = 0;
      for (ObjectKey key : put) {
        store.delete(key);
        put.remove(key);
        count++;
      }
      return count;
    } finally {
      using.writeLock().unlock();
    }
  }

  static ObjectKey own(ObjectKey key) {
    return new ObjectKey("objects/" + MARK + key.name());
  }
}
