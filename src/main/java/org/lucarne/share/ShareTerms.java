package org.lucarne.share;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lucarne.problem.Validation;
import org.lucarne.share.ShareRequest.ImageRequest;
import org.lucarne.share.ShareRequest.ObjectRequest;
import org.lucarne.share.ShareRequest.RenditionRequest;
import org.lucarne.time.IsoDuration;

/** What a sender declares, checked as far as it can be without keys and rows. */
record ShareTerms(
    byte[] capsule,
    List<DeclaredObject> originals,
    @Nullable DeclaredObject manifest,
    Duration expiresIn) {

  static ShareTerms check(ShareRequest request, Limits limits, Validation validation) {
    custody(request.custody(), limits, validation);
    ObjectRequest manifest = request.manifest();
    return new ShareTerms(
        capsule(request.capsule(), validation),
        originals(request.images(), validation),
        manifest == null
            ? null
            : declared(
                manifest.size(),
                manifest.digest(),
                Limits.BYTES_PER_MANIFEST,
                "#/manifest",
                validation),
        expiresIn(request.expiresIn(), limits, validation));
  }

  private static void custody(@Nullable String custody, Limits limits, Validation validation) {
    validation.check(
        limits.custodies().stream().anyMatch(offered -> offered.slug().equals(custody)),
        "#/custody",
        "Say who can decrypt. This server offers: "
            + String.join(", ", limits.custodies().stream().map(Custody::slug).toList())
            + ".");
  }

  private static byte[] capsule(@Nullable String capsule, Validation validation) {
    try {
      if (capsule != null && capsule.length() % 4 == 0) {
        return Base64.getDecoder().decode(capsule);
      }
    } catch (IllegalArgumentException e) {
      // Refused below, like every other capsule that is not base64.
    }
    validation.refuse(
        "#/capsule", "Managed custody needs the capsule, in standard base64 with padding.");
    return new byte[0];
  }

  private static List<DeclaredObject> originals(
      @Nullable List<@Nullable ImageRequest> images, Validation validation) {
    if (images == null || images.isEmpty() || images.size() > Limits.IMAGES_PER_SHARE) {
      validation.refuse("#/images", "A share has 1 to " + Limits.IMAGES_PER_SHARE + " images.");
      return List.of();
    }
    List<DeclaredObject> originals = new ArrayList<>();
    for (int i = 0; i < images.size(); i++) {
      originals.add(original(images.get(i), "#/images/" + i + "/renditions", validation));
    }
    return originals;
  }

  private static DeclaredObject original(
      @Nullable ImageRequest image, String pointer, Validation validation) {
    List<@Nullable RenditionRequest> renditions = image == null ? null : image.renditions();
    RenditionRequest only =
        renditions == null || renditions.size() != 1 ? null : renditions.getFirst();
    if (only == null) {
      validation.refuse(
          pointer, "In managed custody each image has one rendition, 'original', once.");
      return new DeclaredObject(null, null);
    }
    validation.check(
        Rendition.ORIGINAL.slug().equals(only.rendition()),
        pointer + "/0/rendition",
        "In managed custody this is 'original'; the server makes the others.");
    return declared(
        only.size(), only.digest(), Limits.BYTES_PER_OBJECT, pointer + "/0", validation);
  }

  private static DeclaredObject declared(
      @Nullable Long size,
      @Nullable String digest,
      long most,
      String pointer,
      Validation validation) {
    if (size != null) {
      validation.check(
          size >= 1 && size <= most, pointer + "/size", "An object has 1 to " + most + " bytes.");
    }
    Sha256Digest parsed = digest == null ? null : Sha256Digest.parse(digest).orElse(null);
    validation.check(
        digest == null || parsed != null,
        pointer + "/digest",
        "A digest reads 'sha-256=:…base64…:' (RFC 9530).");
    return new DeclaredObject(size, parsed);
  }

  private static Duration expiresIn(@Nullable String text, Limits limits, Validation validation) {
    if (text == null) {
      return limits.usualLifetime();
    }
    return lifetime(text, "#/expiresIn", limits, validation);
  }

  /** A lifetime within policy; the shortest one, and a refusal, for anything else. */
  static Duration lifetime(String text, String pointer, Limits limits, Validation validation) {
    Duration lifetime = IsoDuration.parse(text).orElse(Duration.ZERO);
    boolean fits =
        lifetime.compareTo(limits.shortestLifetime()) >= 0
            && lifetime.compareTo(limits.longestLifetime()) <= 0;
    validation.check(
        fits,
        pointer,
        "This is an ISO 8601 duration from "
            + IsoDuration.format(limits.shortestLifetime())
            + " to "
            + IsoDuration.format(limits.longestLifetime())
            + ".");
    return fits ? lifetime : limits.shortestLifetime();
  }

  @Override
  public String toString() {
    return "ShareTerms of " + originals.size() + " images";
  }
}
