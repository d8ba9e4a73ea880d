package org.lucarne.storage;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class FileObjectStoreTest extends ObjectStoreContract {
  @TempDir static Path directory;
  private static FileObjectStore store;

  @BeforeAll
  static void open() {
    store = new FileObjectStore(directory);
  }

  @Override
  public ObjectStore store() {
    return store;
  }
}
