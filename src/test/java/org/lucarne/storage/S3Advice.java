package org.lucarne.storage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What to look at when an S3 server refuses. */
final class S3Advice {
  private static final Map<Pattern, String> BY_WORDS = new LinkedHashMap<>();

  static {
    add(
        "answered 403",
        "403: the credential is wrong, or may not do enough: it needs GetObject, PutObject and"
            + " DeleteObject on objects/* and ListBucket on the bucket. The region"
            + " (LUCARNE_S3_REGION) and this machine's clock are part of each signature too.");
    add(
        "answered (404|NoSuchBucket)",
        "404: is there a bucket of this name (LUCARNE_S3_BUCKET)? Nothing here makes it."
            + " LUCARNE_S3_PATH_STYLE decides where the name is put.");
    add(
        "answered (301|307|400 (-|Authorization|IllegalLocation|PermanentRedirect))",
        "301, 307 or 400: the bucket may be of another region (LUCARNE_S3_REGION).");
    add(
        "answered 501|NotImplemented|InvalidRequest|XAmzContent",
        "The server does not know how uploads are framed: see LUCARNE_S3_CHECKSUMS and"
            + " LUCARNE_S3_CHUNKED_ENCODING.");
    add(
        "UnknownHost",
        "The host name is unknown: see LUCARNE_S3_ENDPOINT. With LUCARNE_S3_PATH_STYLE=false the"
            + " bucket is a part of the name.");
    add(
        "SSL",
        "The server's certificate is not trusted: add its authority to the JDK's, or to the file"
            + " that JAVA_TOOL_OPTIONS=-Djavax.net.ssl.trustStore names.");
    add(
        "ConnectException|HttpHostConnect|ConnectTimeout|NoHttpResponse",
        "Nothing answers there as an HTTP server: see LUCARNE_S3_ENDPOINT (http or https, port).");
    add(
        "answered (429|503)|took too long|SocketTimeout",
        "The server is too busy or too slow: see LUCARNE_S3_READ_TIMEOUT and"
            + " LUCARNE_S3_CALL_TIMEOUT, and its own limits on requests.");
    add(
        "still be there",
        "Turn versioning off. In a bucket that once kept versions, old ones stay: use another.");
  }

  private S3Advice() {}

  static List<String> on(List<String> failures) {
    return BY_WORDS.entrySet().stream()
        .filter(advice -> failures.stream().anyMatch(f -> advice.getKey().matcher(f).find()))
        .map(Map.Entry::getValue)
        .toList();
  }

  private static void add(String words, String advice) {
    BY_WORDS.put(Pattern.compile(words), advice);
  }
}
