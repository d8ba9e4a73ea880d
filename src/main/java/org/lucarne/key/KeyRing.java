package org.lucarne.key;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.Comparator;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The keys of one directory: each a file {@code NAME.key} with 32 random bytes in base64, one line.
 * The last by name is the current one; numbers are ordered as numbers, and come before words.
 *
 * <p>Guarantees: a ring that loads has at least one key, and every key is whole and closed to
 * others. Restrictions: a ring is what the directory held at that moment; load it again to see a
 * rotation.
 */
public final class KeyRing {
  private static final String SUFFIX = ".key";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,64}");
  private static final Comparator<String> BY_NAME =
      Comparator.comparing((String name) -> !NUMBER.matcher(name).matches())
          .thenComparing(KeyRing::number)
          .thenComparing(Comparator.naturalOrder());

  private final NavigableMap<String, NamedKey> keys;

  private KeyRing(NavigableMap<String, NamedKey> keys) {
    this.keys = Collections.unmodifiableNavigableMap(keys);
  }

  public static KeyRing load(Path directory) {
    try {
      return MountedSecret.read(directory, files -> new KeyRing(keys(directory, files)));
    } catch (IOException e) {
      throw new KeyRingException("key ring " + directory + " cannot be read: " + reason(e), e);
    }
  }

  private static NavigableMap<String, NamedKey> keys(Path directory, Path files)
      throws IOException {
    NavigableMap<String, NamedKey> keys = new TreeMap<>(BY_NAME);
    try (DirectoryStream<Path> all = Files.newDirectoryStream(files, "*" + SUFFIX)) {
      for (Path file : all) {
        // An editor's or an unfinished file: the same hidden names the shell leaves out.
        if (!fileName(file).startsWith(".")) {
          NamedKey key = read(file);
          keys.put(key.name(), key);
        }
      }
    }
    if (keys.isEmpty()) {
      throw new KeyRingException("key ring " + directory + " has no *" + SUFFIX + " file");
    }
    return keys;
  }

  /** Adds a new random key to the directory, which is made where it is missing. */
  public static Path create(Path directory, String name) {
    Path file = directory.resolve(name + SUFFIX);
    requireName(file, name);
    byte[] secret = new byte[NamedKey.BYTES];
    new SecureRandom().nextBytes(secret);
    byte[] text = Base64.getEncoder().encode(secret);
    byte[] line = Arrays.copyOf(text, text.length + 1);
    line[text.length] = '\n';
    try {
      SecretFile.makeDirectory(directory);
      if (Files.exists(file)) {
        throw new KeyRingException("key " + file + " exists already");
      }
      SecretFile.write(file, line);
    } catch (IOException e) {
      throw new KeyRingException("key " + file + " cannot be written: " + reason(e), e);
    } finally {
      wipe(secret, text, line);
    }
    return file;
  }

  public NamedKey current() {
    return keys.lastEntry().getValue();
  }

  public Optional<NamedKey> find(String name) {
    return Optional.ofNullable(keys.get(name));
  }

  /** The names of the keys, the current one last. */
  public SequencedSet<String> names() {
    return keys.navigableKeySet();
  }

  /** Whether a new key of this name would come last. */
  public boolean wouldBeCurrent(String name) {
    return BY_NAME.compare(keys.lastKey(), name) < 0;
  }

  @Override
  public String toString() {
    return "KeyRing" + keys.keySet();
  }

  private static NamedKey read(Path file) throws IOException {
    String name = fileName(file);
    name = name.substring(0, name.length() - SUFFIX.length());
    requireName(file, name);
    byte[] line = SecretFile.read(file);
    byte[] text = Arrays.copyOf(line, lengthWithoutLineEnd(line));
    try {
      byte[] secret = Base64.getDecoder().decode(text);
      byte[] canonical = Base64.getEncoder().encode(secret);
      // The decoder lets stray bits and a missing "=" pass, which a mangled file would have.
      boolean whole = secret.length == NamedKey.BYTES && Arrays.equals(canonical, text);
      NamedKey key = new NamedKey(name, secret);
      wipe(secret, canonical);
      if (!whole) {
        throw notAKey(file);
      }
      return key;
    } catch (IllegalArgumentException e) {
      throw notAKey(file);
    } finally {
      wipe(line, text);
    }
  }

  private static int lengthWithoutLineEnd(byte[] line) {
    int length = line.length;
    if (length > 0 && line[length - 1] == '\n') {
      length--;
      if (length > 0 && line[length - 1] == '\r') {
        length--;
      }
    }
    return length;
  }

  private static KeyRingException notAKey(Path file) {
    return new KeyRingException(
        "key " + file + " is not " + NamedKey.BYTES + " bytes in base64 on one line");
  }

  private static void requireName(Path file, String name) {
    if (!NAME.matcher(name).matches()) {
      throw new KeyRingException(
          "key " + file + " is not named with letters, digits, '.', '_', '-'");
    }
  }

  private static BigInteger number(String name) {
    return NUMBER.matcher(name).matches() ? new BigInteger(name) : BigInteger.ZERO;
  }

  private static String fileName(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static String reason(IOException e) {
    return e.getClass() == IOException.class ? String.valueOf(e.getMessage()) : e.toString();
  }

  private static void wipe(byte[]... secrets) {
    for (byte[] secret : secrets) {
      Arrays.fill(secret, (byte) 0);
    }
  }
}
