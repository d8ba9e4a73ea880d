package org.lucarne.share;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lucarne.custody.Capsule;
import org.lucarne.object.DeclaredObject;
import org.lucarne.problem.Validation;
import org.lucarne.share.ShareRequest.ObjectRequest;
import org.lucarne.time.IsoDuration;

/**
 * What a sender declares, checked as far as it can be without keys and rows.
 *
 * @param capsule empty in sealed custody
 */
record ShareTerms(
    Custody custody,
    byte[] capsule,
    List<ImageTerms.Placed> images,
    @Nullable DeclaredObject manifest,
    Duration expiresIn) {

  static ShareTerms check(ShareRequest request, Limits limits, Validation validation) {
    Custody custody = custody(request.custody(), limits, validation);
    return new ShareTerms(
        custody,
        capsule(request.capsule(), custody, validation),
        ImageTerms.check(request.images(), custody, validation),
        manifest(request.manifest(), custody, validation),
        expiresIn(request.expiresIn(), limits, validation));
  }

  /** For what is not offered, managed: the rest of the body is then judged by its rules. */
  private static Custody custody(@Nullable String slug, Limits limits, Validation validation) {
    Optional<Custody> custody = Custody.named(slug).filter(limits.custodies()::contains);
    validation.check(
        custody.isPresent(),
        "#/custody",
        "Say who can decrypt. This server offers: "
            + String.join(", ", limits.custodies().stream().map(Custody::slug).toList())
            + ".");
    return custody.or(() -> Custody.named(slug)).orElse(Custody.MANAGED);
  }

  private static byte[] capsule(@Nullable String capsule, Custody custody, Validation validation) {
    if (custody == Custody.SEALED) {
      validation.check(
          capsule == null,
          "#/capsule",
          "In sealed custody capsules belong to links: this one would show the key to the server.");
      return new byte[0];
    }
    return Capsule.decode(capsule)
        .orElseGet(() -> {
          validation.refuse(
              "#/capsule", "Managed custody needs the capsule, in standard base64 with padding.");
          return new byte[0];
        });
  }

  private static @Nullable DeclaredObject manifest(
      @Nullable ObjectRequest manifest, Custody custody, Validation validation) {
    if (manifest == null) {
      validation.check(custody != Custody.SEALED, "#/manifest", "Sealed custody needs a manifest.");
      return null;
    }
    return DeclaredObject.check(
        manifest.size(),
        manifest.digest(),
        Limits.BYTES_PER_MANIFEST,
        custody == Custody.SEALED,
        "#/manifest",
        validation);
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
    return "ShareTerms of " + images.size() + " objects";
  }
}
