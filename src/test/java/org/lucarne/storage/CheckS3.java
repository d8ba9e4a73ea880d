package org.lucarne.storage;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;

/**
 * What {@code bin/lucarne-check-s3} runs: tells an operator whether the bucket that the {@code
 * LUCARNE_S3_*} variables name keeps the storage contract. Lists nothing, and touches no object but
 * its own.
 */
public final class CheckS3 {
  private static final int[] TRIAL_BYTES = {1, 100_000, 5_000_000};
  private static final int EXIT_UNFIT = 1;
  private static final int EXIT_MISCONFIGURED = 2;

  private static @Nullable OwnKeysStore shared;

  private final S3Settings settings;
  private final PrintStream out;
  private final SpokenResults results;

  private CheckS3(S3Settings settings, PrintStream out) {
    this.settings = settings;
    this.out = out;
    this.results = new SpokenResults(out);
  }

  public static void main(String[] arguments) {
    System.exit(check(System.getenv(), System.out));
  }

  /** Returns the status to exit with. */
  static int check(Map<String, String> environment, PrintStream out) {
    return new CheckS3(new S3Settings(environment), out).run();
  }

  /** The store under check, for {@link S3ContractCheck}. */
  static ObjectStore store() {
    if (shared == null) {
      throw new IllegalStateException("bin/lucarne-check-s3 starts this suite");
    }
    return shared;
  }

  private int run() {
    try (S3ObjectStore store = new S3ObjectStore(settings.read())) {
      out.println("Checking " + settings.described());
      OwnKeysStore own = new OwnKeysStore(store);
      shared = own;
      Runtime.getRuntime().addShutdownHook(new Thread(() -> clean(own)));
      if (reaches(own)) {
        results.say("the bucket keeps no versions", versions());
        results.run(List.of(S3ContractCheck.class.getName()));
      }
      clean(own);
      return conclude();
    } catch (StorageConfigException e) {
      out.println(e.getMessage());
    } catch (RuntimeException e) {
      // Of the configuration, which names the setting and quotes its value; no secret is one.
      String why = String.valueOf(e.getMessage()).replaceAll("(?s).*Exception: (SRCFG\\d+: )?", "");
      out.println("The settings cannot be read: " + why);
    }
    return EXIT_MISCONFIGURED;
  }

  private boolean reaches(OwnKeysStore store) {
    String failure = null;
    try {
      store.check();
    } catch (StorageFailure e) {
      failure = e.getMessage();
    }
    results.say("the bucket answers", failure);
    return failure == null;
  }

  /** Why deleting would not delete, or null. */
  private @Nullable String versions() {
    S3Config config = settings.read();
    String bucket = config.bucket().orElseThrow();
    String key = OwnKeysStore.own(ObjectKey.fresh()).value();
    try (S3Clients clients = S3Clients.open(config)) {
      String version =
          clients
              .uploading()
              .putObject(put -> put.bucket(bucket).key(key), RequestBody.fromString("version?"))
              .versionId();
      clients.repeating().deleteObject(delete -> delete.bucket(bucket).key(key));
      boolean kept = version != null && !version.equals("null");
      return kept ? "it does: what Lucarne deletes would still be there" : null;
    } catch (SdkException e) {
      return S3Faults.translate("store an object", e).getMessage();
    }
  }

  private void clean(OwnKeysStore store) {
    try {
      int count = store.clean();
      if (count > 0) {
        out.println("Deleted again: the check's own " + count + " objects");
      }
    } catch (StorageFailure e) {
      results.say("the check's own objects are deleted again", e.getMessage());
      out.println("          They are called objects/" + OwnKeysStore.MARK + "…");
    }
  }

  private int conclude() {
    out.println(results.passed() + " passed, " + results.failures().size() + " failed");
    if (results.failures().isEmpty()) {
      out.println("Lucarne can use this bucket with these settings.");
      return 0;
    }
    out.println("Lucarne cannot use this bucket with these settings.");
    S3Advice.on(results.failures()).forEach(out::println);
    if (!works(Map.of())) {
      settings.alternatives().forEach(this::propose);
    }
    return EXIT_UNFIT;
  }

  private void propose(String setting, Map<String, String> changes) {
    if (works(changes)) {
      out.println("Try: " + setting + " (a short trial of it worked)");
    }
  }

  /** A few objects there and back with other settings. */
  private boolean works(Map<String, String> changes) {
    try (S3ObjectStore store = new S3ObjectStore(settings.read(changes))) {
      OwnKeysStore own = new OwnKeysStore(store);
      try {
        for (int sizeBytes : TRIAL_BYTES) {
          roundTrip(own, sizeBytes);
        }
      } finally {
        own.clean();
      }
      return true;
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  private static void roundTrip(ObjectStore store, int sizeBytes) throws IOException {
    ObjectKey key = ObjectKey.fresh();
    store.put(key, TestSource.of(sizeBytes), sizeBytes);
    try (StoredBytes stored = store.open(key)) {
      if (!Arrays.equals(stored.stream().readAllBytes(), TestSource.bytes(sizeBytes))) {
        throw new IOException("other bytes");
      }
    }
    store.delete(key);
    try {
      store.open(key).close();
    } catch (ObjectMissing gone) {
      return;
    }
    throw new IOException("not deleted");
  }
}
