package org.lucarne.view;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The views that a browser holds cookies of. A browser keeps those of the newest dozen: proxies
 * refuse whoever sends them a few kilobytes of cookies, for this link and for every other.
 *
 * @param sent every cookie of a view that came, in the browser's order
 * @param live the views among them that these cookies open
 */
record HeldViews(List<ViewCookie> sent, Map<ViewCookie, View> live) {
  /** With the one that is being opened. */
  private static final int MOST_KEPT = 12;

  /** In one answer, whose head proxies take up to four kilobytes of. */
  private static final int MOST_LEAVING = 16;

  static HeldViews of(List<ViewCookie> sent, List<View> views, Instant now) {
    Map<String, View> byId =
        views.stream().collect(Collectors.toMap(View::id, Function.identity()));
    Map<ViewCookie, View> live = new LinkedHashMap<>();
    for (ViewCookie cookie : sent) {
      View view = byId.get(cookie.viewId());
      if (view != null && view.isOpenedBy(cookie.digest()) && view.isLiveAt(now)) {
        live.put(cookie, view);
      }
    }
    return new HeldViews(sent, live);
  }

  /** The cookie of a live view of this link. */
  Optional<ViewCookie> ofLink(String linkId) {
    return live.entrySet().stream()
        .filter(held -> held.getValue().linkId().equals(linkId))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  View view(ViewCookie cookie) {
    return Objects.requireNonNull(live.get(cookie));
  }

  /** What has to go when this one stays: cookies of ended views, then those of the oldest. */
  List<ViewCookie> leaving(ViewCookie staying) {
    List<ViewCookie> others = live.keySet().stream().filter(one -> !one.equals(staying)).toList();
    // Stable, so that the browser's own order decides where the clock does not.
    List<ViewCookie> oldestFirst =
        others.stream().sorted(Comparator.comparing(one -> view(one).createdAt())).toList();
    List<ViewCookie> tooMany =
        oldestFirst.subList(0, Math.max(0, oldestFirst.size() - (MOST_KEPT - 1)));
    return sent.stream()
        .filter(one -> !one.equals(staying) && (!live.containsKey(one) || tooMany.contains(one)))
        .limit(MOST_LEAVING)
        .toList();
  }
}
