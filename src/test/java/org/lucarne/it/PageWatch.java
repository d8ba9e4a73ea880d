package org.lucarne.it;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What pages of one browser asked for, and what they complained about. */
final class PageWatch {
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<String> complaints = new CopyOnWriteArrayList<>();

  static PageWatch of(BrowserContext context) {
    PageWatch watch = new PageWatch();
    context.onRequest(request -> watch.requests.add(request.url()));
    context.onWebError(error -> watch.complaints.add(error.error()));
    context.onConsoleMessage(message -> {
      if (message.type().equals("error") || message.type().equals("warning")) {
        watch.complaints.add(message.text());
      }
    });
    context.addInitScript(
        "addEventListener('securitypolicyviolation',"
            + " e => console.error('violated: ' + e.effectiveDirective))");
    return watch;
  }

  /** Addresses asked for that do not belong to this origin. */
  List<String> strangers(URI origin) {
    String prefix = origin + "/";
    // A picture that the page itself decrypted is asked for, but of nobody.
    return requests.stream()
        .filter(url -> !url.startsWith(prefix) && !url.startsWith("blob:" + prefix))
        .toList();
  }

  List<String> requests() {
    return requests;
  }

  /** Errors, warnings and violations of the page's policy, so far. */
  List<String> complaints(Page page) {
    // What the page has to tell arrives before the answer to this.
    page.evaluate("() => new Promise(resolve => requestAnimationFrame(resolve))");
    return List.copyOf(complaints);
  }
}
