package org.lucarne.link.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkTokenTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final byte[] KEY = random(32);
  private static final IntFunction<byte @Nullable []> RING = kid -> kid == 3 ? KEY : null;

  @Test
  void aTokenNamesItsLink() {
    byte[] id = random(16);
    String token = LinkToken.sign(3, id, KEY);
    assertThat(token).hasSize(44).matches("[A-Za-z0-9_-]+");
    LinkToken.Verified verified = LinkToken.verify(token, RING).orElseThrow();
    assertThat(verified.linkId()).isEqualTo(id);
    assertThat(verified.kid()).isEqualTo(3);
  }

  @Test
  void theMacIsTheOneOfTheFormat() {
    // printf 'lucarne.link.v1' and 16 bytes 00..0f | openssl dgst -sha256 -mac hmac, key 32 * 0x2a
    byte[] id = HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f");
    byte[] key = HexFormat.of().parseHex("2a".repeat(32));
    byte[] token = Base64.getUrlDecoder().decode(LinkToken.sign(0, id, key));
    assertThat(HexFormat.of().formatHex(token, 17, 33))
        .isEqualTo("b6eb2c2526d70a31f822e0ca5acdc870");
  }

  @Test
  void ofAThousandTokensNoneWithAnotherBitVerifies() {
    IntFunction<byte @Nullable []> everyKid = kid -> KEY;
    for (int round = 0; round < 1_000; round++) {
      byte[] genuine = Base64.getUrlDecoder().decode(LinkToken.sign(3, random(16), KEY));
      for (int bit = 0; bit < genuine.length * 8; bit++) {
        byte[] flipped = genuine.clone();
        flipped[bit / 8] ^= (byte) (1 << bit % 8);
        // The kid only selects the key; here every kid has another one.
        boolean otherKid = bit < 8;
        assertThat(LinkToken.verify(encode(flipped), otherKid ? RING : everyKid)).isEmpty();
      }
    }
  }

  @Test
  void aForeignKidIsAnUnknownLink() {
    String token = LinkToken.sign(4, random(16), KEY);
    assertThat(LinkToken.verify(token, RING)).isEmpty();
    byte[] high = Base64.getUrlDecoder().decode(token);
    high[0] = (byte) 248;
    assertThat(LinkToken.verify(encode(high), kid -> KEY)).isEmpty();
  }

  @Test
  void thereIsOneSpellingForEachToken() {
    for (int round = 0; round < 200; round++) {
      String token = LinkToken.sign(3, random(16), KEY);
      assertThat(LinkToken.verify(token + "=", RING)).isEmpty();
      assertThat(LinkToken.verify(token.substring(0, 43) + "=", RING)).isEmpty();
      assertThat(LinkToken.verify(" " + token.substring(1), RING)).isEmpty();
      assertThat(LinkToken.verify(token + "\n", RING)).isEmpty();
      if (token.contains("-") || token.contains("_")) {
        String other = token.replace('-', '+').replace('_', '/');
        assertThat(LinkToken.verify(other, RING)).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "é", "AAAA AAAA AAAA AAAA AAAA AAAA AAAA AAAA AAAA"})
  void whatIsNoTokenIsUnknown(String text) {
    assertThat(LinkToken.verify(text, RING)).isEmpty();
    assertThat(LinkToken.verify("A".repeat(44), RING)).isEmpty();
  }

  @Test
  void aTokenThatEndsInPunctuationIsNotIssued() {
    assertThat(LinkToken.survivesMail("a-")).isFalse();
    assertThat(LinkToken.survivesMail("a_")).isFalse();
    assertThat(LinkToken.survivesMail("-a")).isTrue();
  }

  @Test
  void signingRefusesWhatAReaderWould() {
    assertThatThrownBy(() -> LinkToken.sign(248, random(16), KEY))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> LinkToken.sign(0, random(15), KEY))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] random(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return random;
  }
}
