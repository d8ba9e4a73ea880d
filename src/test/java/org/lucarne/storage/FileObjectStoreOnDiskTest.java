package org.lucarne.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only a store on a disk promises. */
class FileObjectStoreOnDiskTest {
  @TempDir Path home;
  private Path directory;
  private FileObjectStore store;

  @BeforeEach
  void open() {
    directory = home.resolve("objects");
    store = new FileObjectStore(directory);
  }

  @Test
  void onlyTheOwnerMayReadWhatIsStored() throws IOException {
    store.put(ObjectKey.fresh(), TestSource.of(3), 3);
    try (Stream<Path> paths = Files.walk(directory)) {
      paths.forEach(path ->
          assertThat(permissions(path))
              .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------"));
    }
  }

  @Test
  void objectsSurviveARestart() throws IOException {
    ObjectKey key = ObjectKey.fresh();
    store.put(key, TestSource.of(70_000), 70_000);
    try (StoredBytes stored = new FileObjectStore(directory).open(key)) {
      assertThat(stored.stream().readAllBytes()).isEqualTo(TestSource.bytes(70_000));
    }
  }

  @Test
  void failedPutsLeaveNoFileBehind() throws IOException {
    TestSource source = TestSource.of(1000).failingAt(500, new IOException("gone"));
    assertThatThrownBy(() -> store.put(ObjectKey.fresh(), source, 1000)).hasMessage("gone");
    ObjectKey key = ObjectKey.fresh();
    store.put(key, TestSource.of(1), 1);
    assertThatThrownBy(() -> store.put(key, TestSource.of(1), 1));
    assertThat(files()).containsExactly(path(key));
  }

  @Test
  void whatAKilledProcessLeftHalfWrittenIsRemovedAtTheNextStartAndNothingElse() throws IOException {
    ObjectKey key = ObjectKey.fresh();
    store.put(key, TestSource.of(10), 10);
    Path leftover = path(key).resolveSibling(".partial-AAAAAAAAAAAAAAAAAAAAAA");
    Path foreign = path(key).resolveSibling(".keep");
    Files.writeString(leftover, "half");
    Files.writeString(foreign, "whole");
    new FileObjectStore(directory);
    assertThat(files()).containsExactlyInAnyOrder(path(key), foreign);
  }

  @Test
  void aPutInProgressSurvivesAnotherStart() throws IOException {
    ObjectKey key = ObjectKey.fresh();
    TestSource source = TestSource.of(200_000);
    store.put(key, new ActingSource(source, () -> new FileObjectStore(directory)), 200_000);
    try (StoredBytes stored = store.open(key)) {
      assertThat(stored.sizeBytes()).isEqualTo(200_000);
    }
  }

  @Test
  void ofTwoPutsOfOneKeyTheSecondIsRefused() throws IOException {
    ObjectKey key = ObjectKey.fresh();
    Runnable second =
        () ->
            assertThatThrownBy(() -> store.put(key, TestSource.of(5), 5))
                .isInstanceOf(StorageFailure.class);
    store.put(key, new ActingSource(TestSource.of(200_000), second), 200_000);
    try (StoredBytes stored = store.open(key)) {
      assertThat(stored.sizeBytes()).isEqualTo(200_000);
    }
  }

  @Test
  void anObjectIsInvisibleUntilItIsWhole() throws IOException {
    ObjectKey key = ObjectKey.fresh();
    Runnable look =
        () -> assertThatThrownBy(() -> store.open(key)).isInstanceOf(ObjectMissing.class);
    store.put(key, new ActingSource(TestSource.of(200_000), look), 200_000);
  }

  @Test
  void aFileThatWasCutShortWhileItIsReadIsAFailure() throws IOException {
    ObjectKey key = ObjectKey.fresh();
    store.put(key, TestSource.of(200_000), 200_000);
    try (StoredBytes stored = store.open(key)) {
      Files.write(path(key), new byte[10], StandardOpenOption.TRUNCATE_EXISTING);
      assertThatThrownBy(stored.stream()::readAllBytes).isInstanceOf(StorageReadException.class);
    }
  }

  /** Needs the right to mount: a disk of one mebibyte. */
  @Test
  void aFullDiskIsAFailureThatMayPassAndLeavesNothing() throws Exception {
    Path small = Files.createDirectory(home.resolve("small"));
    assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=1m", "lucarne", small.toString()));
    try {
      FileObjectStore full = new FileObjectStore(small.resolve("objects"));
      StorageFailure failure =
          catchThrowableOfType(
              StorageFailure.class,
              () -> full.put(ObjectKey.fresh(), TestSource.of(2_000_000), 2_000_000));
      assertThat(failure.retryable()).isTrue();
      full.check();
      Path filler = Files.createFile(small.resolve("filler"));
      assertThatThrownBy(() -> Files.write(filler, new byte[2_000_000]))
          .isInstanceOf(IOException.class);
      assertThat(catchThrowableOfType(StorageFailure.class, full::check))
          .matches(StorageFailure::retryable, "retryable");
      Files.delete(filler);
      full.check();
      full.put(ObjectKey.fresh(), TestSource.of(500_000), 500_000);
    } finally {
      run("umount", small.toString());
    }
  }

  @Test
  void aCheckLeavesNothingBehind() throws IOException {
    store.check();
    assertThat(files()).isEmpty();
  }

  @Test
  void aSecondPutOfAKeyIsRefused() throws IOException {
    ObjectKey key = ObjectKey.fresh();
    store.put(key, TestSource.of(1000), 1000);
    assertThatThrownBy(() -> store.put(key, TestSource.of(5), 5))
        .isInstanceOfSatisfying(StorageFailure.class, e -> assertThat(e.retryable()).isFalse());
    assertThat(path(key)).hasSize(1000);
  }

  @Test
  void aDirectoryThatWentAwayIsAFailure() throws IOException {
    Files.move(directory, home.resolve("elsewhere"));
    assertThatThrownBy(() -> store.check()).isInstanceOf(StorageFailure.class);
    assertThatThrownBy(() -> store.put(ObjectKey.fresh(), TestSource.of(1), 1))
        .isInstanceOf(StorageFailure.class);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> paths = Files.walk(directory)) {
      return paths.filter(Files::isRegularFile).toList();
    }
  }

  private Path path(ObjectKey key) throws IOException {
    String name = key.value().substring("objects/".length());
    return files().stream().filter(path -> path.endsWith(name)).findFirst().orElseThrow();
  }

  private static boolean run(String... command) throws Exception {
    try {
      return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
    } catch (IOException noSuchCommand) {
      return false;
    }
  }

  private static String permissions(Path path) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
