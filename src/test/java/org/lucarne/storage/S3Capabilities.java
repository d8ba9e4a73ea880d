package org.lucarne.storage;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.lucarne.storage.SignedRequests.Answer;

/**
 * Asks an S3 server what it does about things that servers differ in, and prints one line for each:
 * the question, a tab, the answer. None of it is something that Lucarne depends on. Makes buckets
 * of its own and removes them, so it is for servers under test only.
 *
 * <p>Reads {@code LUCARNE_TEST_S3_ENDPOINT}, {@code _ACCESS_KEY} and {@code _SECRET_KEY}.
 */
public final class S3Capabilities {
  private static final byte[] BODY = "what is kept".getBytes(StandardCharsets.UTF_8);
  private static final byte[] OTHER = "something else".getBytes(StandardCharsets.UTF_8);
  private static final byte[] NONE = {};
  private static final String OTHER_CRC32 = "AAAAAA==";
  private static final String OTHER_MD5 = "AAAAAAAAAAAAAAAAAAAAAA==";

  private final SignedRequests s3;
  private final String bucket = "/lucarne-probe-" + UUID.randomUUID();
  private final String key = bucket + "/objects/kept";

  private S3Capabilities(SignedRequests s3) {
    this.s3 = s3;
  }

  /** One question put to the server. */
  private interface Question {
    String ask() throws IOException, InterruptedException;
  }

  public static void main(String[] arguments) throws Exception {
    SignedRequests s3 =
        new SignedRequests(
            URI.create(variable("ENDPOINT")), variable("ACCESS_KEY"), variable("SECRET_KEY"));
    new S3Capabilities(s3).print(System.out);
  }

  private static String variable(String name) {
    return Objects.requireNonNull(System.getenv("LUCARNE_TEST_S3_" + name), name);
  }

  private void print(PrintStream out) throws Exception {
    require(s3.send("PUT", bucket, Map.of(), NONE));
    require(s3.send("PUT", key, Map.of(), BODY));
    try {
      for (Map.Entry<String, Question> question : questions().entrySet()) {
        out.println(question.getKey() + "\t" + answerTo(question.getValue()));
      }
    } finally {
      s3.send("DELETE", key, Map.of(), NONE);
      s3.send("DELETE", bucket, Map.of(), NONE);
    }
  }

  private Map<String, Question> questions() {
    Map<String, Question> all = new LinkedHashMap<>();
    all.put("a signature with another secret", () -> refusal(s3.sendForged("GET", key)));
    all.put(
        "a signature 20 minutes old",
        () -> refusal(s3.sendLate("GET", key, Instant.now().minus(Duration.ofMinutes(20)))));
    all.put("unsigned payload over http", () -> put("x-amz-content-sha256", "UNSIGNED-PAYLOAD"));
    all.put("`Expect: 100-continue`", () -> new ExpectProbe(s3, bucket).answer());
    all.put("wrong `x-amz-content-sha256`", () -> put("x-amz-content-sha256", "0".repeat(64)));
    all.put("wrong `Content-MD5`", () -> put("content-md5", OTHER_MD5));
    all.put("wrong `x-amz-checksum-crc32`", () -> put("x-amz-checksum-crc32", OTHER_CRC32));
    all.put("`If-None-Match: *` over an object", this::conditional);
    all.put("read at once after each of 100 puts", this::readAfterWrite);
    all.put("range beyond the end", this::beyond);
    all.put("delete of a missing object", this::deleteMissing);
    all.put("missing object, may read but not list", this::missingWithoutList);
    all.put("object tags", () -> kept("tagging", key, BucketDocuments.TAGS, "<Value>lucarne<"));
    all.put(
        "lifecycle: expiry", () -> kept("lifecycle", bucket, BucketDocuments.EXPIRY, "<Days>7<"));
    all.put(
        "lifecycle: AbortIncompleteMultipartUpload",
        () -> kept("lifecycle", bucket, BucketDocuments.ABORT, "AbortIncompleteMultipartUpload"));
    all.put("versions", this::versions);
    all.put("object lock", this::objectLock);
    return all;
  }

  private String answerTo(Question question) throws InterruptedException {
    try {
      return question.ask();
    } catch (HttpTimeoutException e) {
      return "no answer";
    } catch (IOException e) {
      return "connection closed";
    }
  }

  private String put(String header, String value) throws IOException, InterruptedException {
    String target = bucket + "/objects/" + UUID.randomUUID();
    Answer answer = s3.send("PUT", target, Map.of(header, value), BODY);
    s3.send("DELETE", target, Map.of(), NONE);
    return answer.status() == 200 ? "accepted" : refusal(answer);
  }

  private String conditional() throws IOException, InterruptedException {
    Answer answer = s3.send("PUT", key, Map.of("if-none-match", "*"), OTHER);
    boolean same = Arrays.equals(get(key).body().getBytes(StandardCharsets.UTF_8), BODY);
    s3.send("PUT", key, Map.of(), BODY);
    return answer.status() == 200
        ? "ignored, overwritten"
        : refusal(answer) + (same ? "" : ", and overwritten");
  }

  private String readAfterWrite() throws IOException, InterruptedException {
    int right = 0;
    for (int i = 0; i < 100; i++) {
      String target = bucket + "/objects/fresh-" + i;
      s3.send("PUT", target, Map.of(), BODY);
      right += get(target).status() == 200 ? 1 : 0;
      s3.send("DELETE", target, Map.of(), NONE);
      right -= get(target).status() == 404 ? 0 : 1;
    }
    return right == 100 ? "yes" : right + " of 100";
  }

  private String beyond() throws IOException, InterruptedException {
    Answer answer = s3.send("GET", key, Map.of("range", "bytes=1000-"), NONE);
    return answer.status() == 200 ? "ignored, all of it" : refusal(answer);
  }

  private String deleteMissing() throws IOException, InterruptedException {
    return Integer.toString(s3.send("DELETE", bucket + "/objects/never", Map.of(), NONE).status());
  }

  private String missingWithoutList() throws IOException, InterruptedException {
    byte[] policy =
        BucketDocuments.EVERYBODY_READS
            .formatted(bucket.substring(1))
            .getBytes(StandardCharsets.UTF_8);
    Answer set = s3.send("PUT", bucket + "?policy", Map.of(), policy);
    if (set.status() >= 300) {
      return "no such policy (" + refusal(set) + ")";
    }
    int present = s3.sendUnsigned("GET", key).status();
    int missing = s3.sendUnsigned("GET", bucket + "/objects/never").status();
    s3.send("DELETE", bucket + "?policy", Map.of(), NONE);
    return missing + (present == 200 ? "" : " (and " + present + " for one that is there)");
  }

  private String kept(String what, String on, String document, String expected)
      throws IOException, InterruptedException {
    byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
    Map<String, String> md5 = Map.of("content-md5", BucketDocuments.md5(bytes));
    Answer set = s3.send("PUT", on + "?" + what, md5, bytes);
    if (set.status() >= 300) {
      return "no: " + refusal(set);
    }
    boolean kept = s3.send("GET", on + "?" + what, Map.of(), NONE).body().contains(expected);
    s3.send("DELETE", on + "?" + what, Map.of(), NONE);
    return kept ? "yes" : "accepted, and forgotten";
  }

  private String versions() throws IOException, InterruptedException {
    return inScratch(
        Map.of(),
        scratch -> {
          Answer on =
              s3.send(
                  "PUT",
                  scratch + "?versioning",
                  Map.of(),
                  BucketDocuments.VERSIONS.getBytes(StandardCharsets.UTF_8));
          if (on.status() >= 300) {
            return "no: " + refusal(on);
          }
          Answer put = s3.send("PUT", scratch + "/kept", Map.of(), BODY);
          s3.send("DELETE", scratch + "/kept?versionId=" + put.version(), Map.of(), NONE);
          return put.version().isEmpty() ? "accepted, and forgotten" : "yes";
        });
  }

  private String objectLock() throws IOException, InterruptedException {
    return inScratch(
        Map.of("x-amz-bucket-object-lock-enabled", "true"),
        scratch -> {
          Answer lock = s3.send("GET", scratch + "?object-lock", Map.of(), NONE);
          return lock.body().contains("Enabled") ? "yes" : "no: " + refusal(lock);
        });
  }

  private interface InBucket {
    String ask(String bucket) throws IOException, InterruptedException;
  }

  private String inScratch(Map<String, String> headers, InBucket question)
      throws IOException, InterruptedException {
    String scratch = "/lucarne-probe-" + UUID.randomUUID();
    Answer made = s3.send("PUT", scratch, headers, NONE);
    if (made.status() >= 300) {
      return "no: " + refusal(made);
    }
    try {
      return question.ask(scratch);
    } finally {
      s3.send("DELETE", scratch, Map.of(), NONE);
    }
  }

  private Answer get(String target) throws IOException, InterruptedException {
    return s3.send("GET", target, Map.of(), NONE);
  }

  private static String refusal(Answer answer) {
    return (answer.status() + " " + answer.code()).strip();
  }

  private static void require(Answer answer) {
    if (answer.status() != 200) {
      throw new IllegalStateException("the probe cannot begin: " + refusal(answer));
    }
  }
}
