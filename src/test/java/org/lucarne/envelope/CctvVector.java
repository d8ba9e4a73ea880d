package org.lucarne.envelope;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.InflaterInputStream;

/**
 * One of age's published test vectors (https://c2sp.org/CCTV/age): a text header of keys and
 * values, an empty line, an age file. Read from the npm package {@code cctv-age}, a script that
 * holds each vector in base64.
 */
record CctvVector(String name, String header, byte[] file) {
  private static final Path SCRIPT = Path.of("src/main/webui/node_modules/cctv-age/index.js");
  private static final Pattern DEFINITION =
      Pattern.compile("^// \\.\\./testdata/(\\w+)\nvar \\w+ = __toBinary\\(\"([^\"]*)\"\\);", 8);

  static List<CctvVector> all() throws IOException {
    return DEFINITION
        .matcher(Files.readString(SCRIPT))
        .results()
        .map(match -> read(match.group(1), Base64.getDecoder().decode(match.group(2))))
        .toList();
  }

  String expect() {
    return values("expect").getFirst();
  }

  /** Whether the file is of the kind we handle at all: binary, for X25519 identities. */
  boolean isBinaryX25519() {
    return values("passphrase").isEmpty()
        && values("armored").isEmpty()
        && values("identity").stream().allMatch(key -> key.startsWith("AGE-SECRET-KEY-1"));
  }

  Identity identity() throws InvalidIdentityException {
    List<String> identities = values("identity");
    // The vector of an empty file has none, since none is needed to refuse it.
    return identities.isEmpty() ? Identity.generate() : Identity.parse(identities.getFirst());
  }

  /** SHA-256, in hexadecimal, of all the plaintext that may come out. */
  String payload() {
    return values("payload").getFirst();
  }

  private List<String> values(String key) {
    Matcher matcher = Pattern.compile("^" + key + ": (.*)$", Pattern.MULTILINE).matcher(header);
    return matcher.results().map(match -> match.group(1)).toList();
  }

  private static CctvVector read(String name, byte[] vector) {
    String text = new String(vector, ISO_8859_1);
    int end = text.indexOf("\n\n");
    String header = text.substring(0, end);
    byte[] file = text.substring(end + 2).getBytes(ISO_8859_1);
    return new CctvVector(
        name, header, header.contains("compressed: zlib") ? inflated(file) : file);
  }

  private static byte[] inflated(byte[] file) {
    try (InflaterInputStream inflater = new InflaterInputStream(new ByteArrayInputStream(file))) {
      return inflater.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
