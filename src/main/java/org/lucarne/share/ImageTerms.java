package org.lucarne.share;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lucarne.object.DeclaredObject;
import org.lucarne.object.Rendition;
import org.lucarne.problem.Validation;
import org.lucarne.share.ShareRequest.ImageRequest;
import org.lucarne.share.ShareRequest.RenditionRequest;

/** The objects that a sender declares for each image, checked. */
final class ImageTerms {
  private final Custody custody;
  private final Validation validation;

  private ImageTerms(Custody custody, Validation validation) {
    this.custody = custody;
    this.validation = validation;
  }

  /** One declared object, and whose rendition of which image it is. */
  record Placed(int position, Rendition rendition, DeclaredObject object) {}

  static List<Placed> check(
      @Nullable List<@Nullable ImageRequest> images, Custody custody, Validation validation) {
    if (images == null || images.isEmpty() || images.size() > Limits.IMAGES_PER_SHARE) {
      validation.refuse("#/images", "A share has 1 to " + Limits.IMAGES_PER_SHARE + " images.");
      return List.of();
    }
    ImageTerms terms = new ImageTerms(custody, validation);
    List<Placed> placed = new ArrayList<>();
    for (int i = 0; i < images.size(); i++) {
      ImageRequest image = images.get(i);
      placed.addAll(
          terms.image(
              i + 1,
              image == null || image.renditions() == null ? List.of() : image.renditions(),
              "#/images/" + i + "/renditions"));
    }
    return placed;
  }

  private List<Placed> image(
      int position, List<@Nullable RenditionRequest> renditions, String pointer) {
    Set<Rendition> seen = EnumSet.noneOf(Rendition.class);
    List<Placed> placed = new ArrayList<>();
    for (int j = 0; j < renditions.size(); j++) {
      RenditionRequest request = renditions.get(j);
      Rendition rendition = rendition(request, pointer + "/" + j);
      if (request != null && rendition != null) {
        seen.add(rendition);
        placed.add(new Placed(position, rendition, object(request, pointer + "/" + j)));
      }
    }
    checkWhole(renditions.size(), placed.size(), seen, pointer);
    return placed;
  }

  private @Nullable Rendition rendition(@Nullable RenditionRequest request, String pointer) {
    String slug = request == null ? null : request.rendition();
    Rendition rendition = slug == null ? null : Rendition.ofImage(slug).orElse(null);
    boolean taken =
        rendition != null && (custody == Custody.SEALED || rendition == Rendition.ORIGINAL);
    validation.check(
        taken,
        pointer + "/rendition",
        custody == Custody.SEALED
            ? "This is 'original', 'display' or 'thumbnail'."
            : "In managed custody this is 'original'; the server makes the others.");
    return taken ? rendition : null;
  }

  private DeclaredObject object(RenditionRequest request, String pointer) {
    return DeclaredObject.check(
        request.size(),
        request.digest(),
        Limits.BYTES_PER_OBJECT,
        custody == Custody.SEALED,
        pointer,
        validation);
  }

  private void checkWhole(int asked, int taken, Set<Rendition> seen, String pointer) {
    if (custody == Custody.MANAGED) {
      validation.check(
          asked == 1,
          pointer,
          "In managed custody each image has one rendition, 'original', once.");
      return;
    }
    validation.check(taken == seen.size(), pointer, "An image has each rendition once.");
    // What was refused by name may have been meant as one of the two.
    validation.check(
        taken < asked || seen.contains(Rendition.ORIGINAL) || seen.contains(Rendition.DISPLAY),
        pointer,
        "An image has at least one of 'original' and 'display'.");
  }
}
