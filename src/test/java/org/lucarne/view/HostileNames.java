package org.lucarne.view;

import java.util.ArrayList;
import java.util.List;

/** Two hundred file names that somebody could send to do harm. */
final class HostileNames {
  private static final List<String> BASES =
      List.of(
          "photo\u202egpj.exe",
          "a\r\nSet-Cookie: x=1",
          "../../etc/passwd",
          "..\\..\\windows\\system32",
          "\ud83e\udec0\u200d\ud83d\udd25 heart",
          "x".repeat(10_000),
          "%00photo",
          "photo\u0000.exe",
          "say \"cheese\"; filename=evil.exe",
          "CON",
          "nul.txt",
          "LPT1",
          "   ",
          "...",
          "caf\u00e9 \u2014 na\u00efve",
          "e\u200b\u0301",
          "\u226e\u226f\u2260",
          "\u0645\u0631\u062d\u0628\u0627",
          "\ud800lonely",
          "<script>alert(1)</script>");
  private static final List<String> ENDINGS =
      List.of("", ".jpg", ".JPEG.exe", ".png", "\u202etxt.html", ".", " ", "\n", "/", ".jpg.jpg");

  private HostileNames() {}

  static List<String> all() {
    List<String> names = new ArrayList<>();
    for (String base : BASES) {
      for (String ending : ENDINGS) {
        names.add(base + ending);
      }
    }
    return names;
  }
}
