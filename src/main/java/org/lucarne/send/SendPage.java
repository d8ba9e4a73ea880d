package org.lucarne.send;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.lucarne.page.Language;

/** Renders the page to send from, which carries all words that its script may need. */
@ApplicationScoped
public class SendPage {
  private final ZoneId zone = ZoneId.systemDefault();

  String render(Locale locale) {
    Language language = Language.of(locale, zone);
    return Templates.send(List.of(SendWord.values()), language)
        .setLocale(language.locale())
        .render();
  }

  @CheckedTemplate(basePath = "")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance send(List<SendWord> words, Language language);
  }
}
