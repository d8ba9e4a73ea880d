package org.lucarne.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Objects as files of a local directory. A put is written under another name, synced, renamed, and
 * its directory synced: an object is whole or absent, also after a power cut.
 *
 * <p>Several processes may use one directory. It needs a POSIX file system. Files are readable by
 * their owner only.
 */
public final class FileObjectStore implements ObjectStore {
  private static final int BUFFER_BYTES = 64 * 1024;

  private final ObjectDirectory directory;

  /**
   * Makes the directory if need be, and removes what a killed process left half-written.
   *
   * @throws StorageFailure if that fails
   */
  public FileObjectStore(Path directory) {
    this.directory = new ObjectDirectory(directory);
    try {
      this.directory.prepare();
    } catch (IOException e) {
      throw new StorageFailure("Cannot prepare \"" + directory + "\" for objects", false, e);
    }
  }

  @Override
  public void put(ObjectKey key, InputStream bytes, long sizeBytes) throws IOException {
    SizedSource source = new SizedSource(bytes, sizeBytes);
    try (PartialFile partial = PartialFile.create(directory.partial(key))) {
      // Asked only now: of two puts of one key, the second finds either the partial file or this.
      if (Files.exists(directory.file(key))) {
        throw new StorageFailure("Cannot store an object: there is one under its key", false, null);
      }
      byte[] buffer = new byte[BUFFER_BYTES];
      for (int count = source.read(buffer); count >= 0; count = source.read(buffer)) {
        partial.write(buffer, count);
      }
      partial.commit(directory.file(key));
    }
    requireStored(directory.file(key), sizeBytes);
  }

  @Override
  public StoredBytes open(ObjectKey key) {
    try {
      SeekableByteChannel file = Files.newByteChannel(directory.file(key));
      return opened(file, file.size());
    } catch (NoSuchFileException e) {
      throw new ObjectMissing();
    } catch (IOException e) {
      throw new StorageFailure("Cannot open an object: the file failed", false, e);
    }
  }

  @Override
  public void delete(ObjectKey key) {
    Path file = directory.file(key);
    try {
      if (Files.deleteIfExists(file)) {
        ObjectDirectory.sync(file.resolveSibling("."));
      }
    } catch (IOException e) {
      throw new StorageFailure("Cannot delete an object: the file failed", false, e);
    }
  }

  @Override
  public void check() {
    directory.check();
  }

  private static void requireStored(Path file, long sizeBytes) {
    try {
      if (Files.size(file) != sizeBytes) {
        throw new StorageFailure("Cannot store an object: the disk has another size", false, null);
      }
    } catch (IOException e) {
      throw new StorageFailure("Cannot store an object: the file failed", false, e);
    }
  }

  private static StoredBytes opened(SeekableByteChannel file, long sizeBytes) {
    InputStream stream = Channels.newInputStream(file);
    return new StoredBytes(
        sizeBytes,
        new StoredStream(
            stream,
            sizeBytes,
            e -> new StorageFailure("Cannot read an object: the file failed", false, e),
            stream));
  }
}
