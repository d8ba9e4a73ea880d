package org.lucarne.bound;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the framework answers to bytes that are no request: a status and nothing else. No resource
 * and no filter sees them, so the problem document is put in here.
 */
final class UnreadableRequest {
  private static final int MOST_BYTES = 256;

  private static final Pattern EMPTY_ANSWER =
      Pattern.compile("HTTP/1\\.[01] (4\\d\\d) ([^\r\n]*)\r\ncontent-length: 0\r\n\r\n");

  private static final String MALFORMED =
      """
      {"type":"urn:lucarne:problem:malformed-request","title":"The request cannot be read",\
      "status":400,"detail":"This is no request of HTTP/1.1 or HTTP/2."}\
      """;

  /** RFC 9457, section 4.2.1: the status says it all. */
  private static final String BY_STATUS =
      """
      {"type":"about:blank","title":"%2$s","status":%1$s}\
      """;

  private UnreadableRequest() {}

  /** The same answer with a document; null when it is another kind of answer. */
  static @Nullable ByteBuf explained(ByteBuf answer) {
    if (answer.readableBytes() > MOST_BYTES) {
      return null;
    }
    Matcher empty = EMPTY_ANSWER.matcher(answer.toString(StandardCharsets.ISO_8859_1));
    if (!empty.matches()) {
      return null;
    }
    String document =
        empty.group(1).equals("400")
            ? MALFORMED
            : BY_STATUS.formatted(empty.group(1), empty.group(2));
    return Unpooled.copiedBuffer(
        """
        HTTP/1.1 %s %s\r
        Content-Type: application/problem+json\r
        Cache-Control: no-store\r
        X-Content-Type-Options: nosniff\r
        Connection: close\r
        Content-Length: %d\r
        \r
        %s\
        """
            .formatted(empty.group(1), empty.group(2), document.length(), document),
        StandardCharsets.US_ASCII);
  }
}
