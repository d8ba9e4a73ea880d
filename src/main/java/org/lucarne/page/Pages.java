package org.lucarne.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.Locale;

/** Renders the public pages in French or English. */
@ApplicationScoped
public class Pages {
  private final ZoneId zone = ZoneId.systemDefault();

  public String landing(Locale locale, LandingPage page) {
    Language language = Language.of(locale, zone);
    return render(Templates.landing(page, language), language);
  }

  public String sealed(Locale locale, SealedPage page) {
    Language language = Language.of(locale, zone);
    return render(Templates.sealed(page, language), language);
  }

  public String gallery(Locale locale, GalleryPage page) {
    Language language = Language.of(locale, zone);
    return render(Templates.gallery(page, language), language);
  }

  public String refusal(Locale locale, RefusalPage page) {
    Language language = Language.of(locale, zone);
    return render(Templates.refusal(page, language), language);
  }

  private static String render(TemplateInstance template, Language language) {
    return template.setLocale(language.locale()).render();
  }

  @CheckedTemplate(basePath = "")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance landing(LandingPage page, Language language);

    static native TemplateInstance sealed(SealedPage page, Language language);

    static native TemplateInstance gallery(GalleryPage page, Language language);

    static native TemplateInstance refusal(RefusalPage page, Language language);
  }
}
