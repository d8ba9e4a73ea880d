package org.lucarne.view;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.lucarne.link.token.LinkToken;

/**
 * What stands behind {@code /s/}, as mail programs, editors and people pass it on: escaped once
 * more or twice, broken into lines, quoted, bracketed, with characters that nobody sees. Whatever
 * no token contains is dropped; whether what is left is genuine, its MAC decides.
 *
 * @param token 44 characters, or fewer for what cannot be one
 * @param tail what followed them, unescaped; it may hold a secret
 */
record LinkText(String token, String tail) {
  private static final int ESCAPED_TIMES = 3;
  private static final int MOST_ENTITY_CHARS = 8;
  private static final String START = "/s/";

  /** Reads a path from behind {@code /s/}, still escaped; another whole link may stand there. */
  static LinkText of(String escaped) {
    String text = withoutEscapes(escaped);
    LinkText first = read(text);
    return first.token().isEmpty() ? firstLinkIn(text, first) : first;
  }

  /**
   * Reads what somebody pasted: a whole link, alone or in a text, or what stands behind its /s/.
   */
  static LinkText pasted(String text) {
    String plain = withoutEscapes(text);
    return plain.contains(START) ? firstLinkIn(plain, new LinkText("", "")) : read(plain);
  }

  private static LinkText firstLinkIn(String text, LinkText none) {
    for (int link = text.indexOf(START); link >= 0; link = text.indexOf(START, link + 1)) {
      LinkText found = read(text.substring(link + START.length()));
      if (!found.token().isEmpty()) {
        return found;
      }
    }
    return none;
  }

  private static String withoutEscapes(String escaped) {
    String text = escaped;
    for (int i = 0; i < ESCAPED_TIMES && text.indexOf('%') >= 0; i++) {
      text = unescaped(text);
    }
    return text;
  }

  private static LinkText read(String text) {
    StringBuilder token = new StringBuilder(LinkToken.CHARS);
    int i = 0;
    for (; i < text.length() && token.length() < LinkToken.CHARS; i++) {
      char c = text.charAt(i);
      if (c == '&') {
        i = endOfEntity(text, i);
      } else if (isOfToken(c)) {
        token.append(c);
      }
    }
    String tail = text.substring(Math.min(i, text.length()));
    boolean goesOn =
        !tail.isEmpty()
            && (isOfToken(tail.charAt(0)) || Character.isLetterOrDigit(tail.codePointAt(0)));
    return token.length() < LinkToken.CHARS || goesOn
        ? new LinkText("", tail)
        : new LinkText(token.toString(), tail);
  }

  private static boolean isOfToken(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '_';
  }

  /** The letters of {@code &shy;} are none of the token's. */
  private static int endOfEntity(String text, int start) {
    int most = Math.min(text.length(), start + 2 + MOST_ENTITY_CHARS);
    for (int i = start + 1; i < most; i++) {
      char c = text.charAt(i);
      if (c == ';') {
        return i;
      }
      if (c != '#' && !isOfToken(c)) {
        break;
      }
    }
    return start;
  }

  /** Percent-encoding undone once; what is none stays as it is. */
  private static String unescaped(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      int escaped = c == '%' && i + 2 < text.length() ? octet(text, i + 1) : -1;
      if (escaped >= 0) {
        bytes.write(escaped);
        i += 3;
      } else {
        bytes.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
        i += Character.charCount(c);
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static int octet(String text, int index) {
    int high = Character.digit(text.charAt(index), 16);
    int low = Character.digit(text.charAt(index + 1), 16);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }

  @Override
  public String toString() {
    return "LinkText";
  }
}
