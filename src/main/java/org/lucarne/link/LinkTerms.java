package org.lucarne.link;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.lucarne.problem.Validation;
import org.lucarne.share.Custody;
import org.lucarne.share.Download;
import org.lucarne.share.LinkRequest;
import org.lucarne.time.IsoDuration;

/** A link as it will be issued. */
record LinkTerms(
    @Nullable String label,
    @Nullable Integer maxViews,
    Download download,
    @Nullable Duration expiresIn,
    @Nullable SealedTerms sealed) {
  static final int LABEL_CHARS = 120;
  static final int MOST_VIEWS = 1_000_000;

  static LinkTerms of(
      LinkRequest request,
      Custody custody,
      Duration shareLifetime,
      String pointer,
      Validation validation) {
    Integer maxViews = request.maxViews();
    Download download = request.download();
    validation.check(
        maxViews == null || (maxViews >= 1 && maxViews <= MOST_VIEWS),
        pointer + "/maxViews",
        "A limit is 1 to " + MOST_VIEWS + " views; null is no limit.");
    checkLabel(request.label(), pointer, validation);
    validation.check(
        request.passphrase() == null,
        pointer + "/passphrase",
        custody == Custody.SEALED
            ? "In sealed custody the passphrase never leaves the sender; a link shows that it has"
                + " one by its gateDigest."
            : "Links with a passphrase are offered in sealed custody only.");
    return new LinkTerms(
        request.label(),
        maxViews,
        download == null ? Download.ORIGINAL : download,
        expiresIn(request.expiresIn(), shareLifetime, pointer, validation),
        SealedTerms.check(request, custody, pointer, validation));
  }

  static void checkLabel(@Nullable String label, String pointer, Validation validation) {
    validation.check(
        label == null
            || (label.codePointCount(0, label.length()) <= LABEL_CHARS
                && label.codePoints().noneMatch(Character::isISOControl)),
        pointer + "/label",
        "A label has at most " + LABEL_CHARS + " characters, on one line.");
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
