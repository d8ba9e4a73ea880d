package org.lucarne.link;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.lucarne.problem.Validation;
import org.lucarne.share.LinkRequest;
import org.lucarne.time.IsoDuration;

/** A link as it will be issued. */
record LinkTerms(
    @Nullable String label,
    @Nullable Integer maxViews,
    boolean download,
    @Nullable Duration expiresIn) {
  static final int LABEL_CHARS = 120;
  static final int MOST_VIEWS = 1_000_000;

  static LinkTerms of(
      LinkRequest request, Duration shareLifetime, String pointer, Validation validation) {
    Integer maxViews = request.maxViews();
    Boolean download = request.download();
    validation.check(
        maxViews == null || (maxViews >= 1 && maxViews <= MOST_VIEWS),
        pointer + "/maxViews",
        "A limit is 1 to " + MOST_VIEWS + " views; null is no limit.");
    checkLabel(request.label(), pointer, validation);
    refuseSealed(request, pointer, validation);
    return new LinkTerms(
        request.label(),
        maxViews,
        download == null || download,
        expiresIn(request.expiresIn(), shareLifetime, pointer, validation));
  }

  static void checkLabel(@Nullable String label, String pointer, Validation validation) {
    validation.check(
        label == null
            || (label.codePointCount(0, label.length()) <= LABEL_CHARS
                && label.codePoints().noneMatch(Character::isISOControl)),
        pointer + "/label",
        "A label has at most " + LABEL_CHARS + " characters, on one line.");
  }

  private static void refuseSealed(LinkRequest request, String pointer, Validation validation) {
    validation.check(
        request.passphrase() == null,
        pointer + "/passphrase",
        "Links with a passphrase are not offered by this server.");
    String sealedOnly = "This member belongs to sealed custody.";
    validation.check(request.capsule() == null, pointer + "/capsule", sealedOnly);
    validation.check(request.accessDigest() == null, pointer + "/accessDigest", sealedOnly);
    validation.check(request.gateDigest() == null, pointer + "/gateDigest", sealedOnly);
  }

  private static @Nullable Duration expiresIn(
      @Nullable String text, Duration shareLifetime, String pointer, Validation validation) {
    if (text == null) {
      return null;
    }
    Duration lifetime = IsoDuration.parse(text).orElse(Duration.ZERO);
    validation.check(
        lifetime.isPositive() && lifetime.compareTo(shareLifetime) <= 0,
        pointer + "/expiresIn",
        "This is an ISO 8601 duration that ends no later than the share.");
    return lifetime;
  }
}
