package org.lucarne.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lucarne.share.Declarations.refused;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lucarne.TestShare;
import org.lucarne.start.LucarneTestResource;

/** What cannot be declared is refused with a pointer, and leaves no row. */
@QuarkusTest
@QuarkusTestResource(LucarneTestResource.class)
class RefusedDeclarationsQuarkusTest {
  private static final Map<String, Object> ORIGINAL =
      Map.of("renditions", List.of(Map.of("rendition", "original")));

  private TestShare share;

  @BeforeEach
  void begin() {
    share = new TestShare(TestShare.jpeg(100));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 7, 100})
  void aShareHasOneToSixImages(int count) {
    share.request().put("images", Collections.nCopies(count, ORIGINAL));
    refused(share, "#/images");
  }

  @Test
  void aShareWithoutAWordAboutImagesIsRefused() {
    share.request().remove("images");
    refused(share, "#/images");
  }

  @Test
  void anImageThatIsNullIsRefusedInItsPlace() {
    share.request().put("images", java.util.Arrays.asList(ORIGINAL, null));
    refused(share, "#/images/1/renditions");
  }

  @Test
  void aRenditionTwiceIsRefused() {
    Map<String, String> original = Map.of("rendition", "original");
    images(Map.of("renditions", List.of(original, original)));
    refused(share, "#/images/0/renditions");
  }

  @Test
  void anImageWithoutRenditionsIsRefused() {
    images(Map.of("renditions", List.of()));
    refused(share, "#/images/0/renditions");
    images(Map.of());
    refused(share, "#/images/0/renditions");
  }

  @ParameterizedTest
  @ValueSource(strings = {"display", "thumbnail", "manifest", "ORIGINAL", "", "../original"})
  void managedCustodyTakesOriginalsOnly(String rendition) {
    images(Map.of("renditions", List.of(Map.of("rendition", rendition))));
    refused(share, "#/images/0/renditions/0/rendition");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, 50L * 1024 * 1024 + 1, Long.MAX_VALUE})
  void aDeclaredSizeIsWithinTheLimits(long size) {
    images(Map.of("renditions", List.of(Map.of("rendition", "original", "size", size))));
    refused(share, "#/images/0/renditions/0/size");
  }

  @Test
  void aDeclaredDigestIsOneOfSha256() {
    images(Map.of("renditions", List.of(Map.of("rendition", "original", "digest", "md5=:AA:"))));
    refused(share, "#/images/0/renditions/0/digest");
  }

  @Test
  void aManifestHasItsOwnLimit() {
    share.request().put("manifest", Map.of("size", 65_537));
    refused(share, "#/manifest/size");
    share.request().put("manifest", Map.of("digest", "x"));
    refused(share, "#/manifest/digest");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "P1M", "P1Y", "P-1D", "-P1D", "PT0S", "P31D", "P9999W", "PT0.5S", "14", "P"})
  void aLifetimeIsADurationWithinPolicy(String expiresIn) {
    share.request().put("expiresIn", expiresIn);
    refused(share, "#/expiresIn");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT1S", "P1W", "P4W", "P30D", "PT720H"})
  void everyLifetimeWithinPolicyIsTaken(String expiresIn) {
    share.request().put("expiresIn", expiresIn);
    assertThat(share.declare().id()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Sealed", "Managed", "none", ""})
  void custodyIsOneThatTheServerOffers(String custody) {
    share.request().put("custody", custody);
    refused(share, "#/custody");
  }

  @Test
  void custodyHasNoDefault() {
    share.request().remove("custody");
    refused(share, "#/custody");
  }

  @ParameterizedTest
  @CsvSource({
    "passphrase, secret", "passphrase, ''", "capsule, YQ==", "accessDigest, x", "gateDigest, x",
    "maxViews, 0", "maxViews, -1", "maxViews, 1000001", "expiresIn, P15D", "expiresIn, PT0S",
    "expiresIn, P1M"
  })
  void whatALinkCannotBeIsRefusedAtTheMember(String member, String value) {
    boolean number = member.equals("maxViews");
    share.link().put(member, number ? (Object) Integer.valueOf(value) : value);
    refused(share, "#/link/" + member);
  }

  @Test
  void aLabelIsAtMostAHundredAndTwentyCharactersOnOneLine() {
    share.link().put("label", "é".repeat(121));
    refused(share, "#/link/label");
    share.link().put("label", "two\nlines");
    refused(share, "#/link/label");
    share.link().put("label", "\u0000");
    refused(share, "#/link/label");
    share.link().put("label", "\ud83d\ude00".repeat(120));
    assertThat(share.declare().id()).isNotEmpty();
  }

  @Test
  void everythingThatIsWrongIsNamedAtOnce() {
    share.request().put("custody", "anybody");
    share.request().put("expiresIn", "P1M");
    share.link().put("maxViews", 0);
    refused(share, "#/custody", "#/expiresIn", "#/link/maxViews");
  }

  private void images(Map<String, Object> image) {
    share.request().put("images", List.of(image));
  }
}
