package org.lucarne.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.StringReader;
import java.util.Set;
import org.ccil.cowan.tagsoup.Parser;
import org.junit.jupiter.api.Test;
import org.lucarne.Api;
import org.lucarne.TestShare;
import org.lucarne.TestView;
import org.lucarne.start.LucarneTestResource;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** The pages as a parser sees them: nothing inline, nothing foreign, a stranger's text as text. */
@QuarkusTest
@QuarkusTestResource(LucarneTestResource.class)
class MarkupQuarkusTest {
  private static final String HOSTILE =
      "</p><script>alert(1)</script><img src=x onerror=alert(1)> \\\" onclick=x ' &lt; {page}";

  @Test
  void noPageHasAnythingInlineOrForeign() throws Exception {
    TestShare share = TestShare.sent(TestShare.jpeg(1_000));
    TestView view = TestView.of(share);

    for (String language : new String[] {"fr", "en"}) {
      check(page(share.linkPath(), "", language));
      check(page(new TestShare(TestShare.jpeg(1)).declare().linkPath(), "", language));
      check(page(view.url(), view.cookie(), language));
      check(page(view.url(), "", language));
      check(page("/s/nothing", "", language));
      check(page("/nowhere", "", language));
    }
  }

  @Test
  void aStrangersWordsStayWords() throws Exception {
    TestShare share = new TestShare(TestShare.jpeg(1_000), TestShare.jpeg(2_000));
    String image = "{\"name\":\"" + HOSTILE + "\",\"caption\":\"" + HOSTILE + "\"}";
    byte[] manifest =
        share.declareManifest(
            "{\"version\":1,\"message\":\"%s\",\"images\":[%s,%s]}"
                .formatted(HOSTILE, image, image));
    share.declare().sendAll();
    share.putManifest(manifest).then().statusCode(201);
    TestView view = TestView.of(share);

    Page page = check(page(view.url(), view.cookie(), "en"));

    assertThat(page.text.toString()).contains("<script>alert(1)</script><img src=x onerror=");
  }

  private static String page(String path, String cookie, String language) {
    return Api.misuse()
        .header("Accept", "text/html")
        .header("Accept-Language", language)
        .header("Cookie", cookie)
        .get(path)
        .then()
        .contentType("text/html;charset=UTF-8")
        .extract()
        .asString();
  }

  private static Page check(String html) throws SAXException, IOException {
    Page page = new Page();
    Parser parser = new Parser();
    parser.setContentHandler(page);
    parser.parse(new InputSource(new StringReader(html)));
    assertThat(page.scripts).isEqualTo(1);
    return page;
  }

  private static final class Page extends DefaultHandler {
    private static final Set<String> ADDRESSES =
        Set.of("src", "href", "action", "srcset", "data", "poster", "formaction");
    private final StringBuilder text = new StringBuilder();
    private int scripts;
    private boolean inScript;

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) {
      assertThat(name).isNotIn("style", "iframe", "object", "embed", "base");
      inScript = name.equals("script");
      if (inScript) {
        scripts++;
        assertThat(attributes.getValue("src")).startsWith("/static/");
      }
      for (int i = 0; i < attributes.getLength(); i++) {
        String attribute = attributes.getLocalName(i);
        assertThat(attribute).doesNotStartWith("on").isNotEqualTo("style");
        if (ADDRESSES.contains(attribute)) {
          assertThat(attributes.getValue(i)).matches("|#[a-z]+|/(?!/).*");
        }
      }
    }

    @Override
    public void endElement(String uri, String name, String qualified) {
      inScript = false;
    }

    @Override
    public void characters(char[] characters, int start, int length) {
      String part = new String(characters, start, length);
      assertThat(inScript && !part.isBlank()).isFalse();
      text.append(part);
    }
  }
}
