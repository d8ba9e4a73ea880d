package org.lucarne.page;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * Every word of the public pages. The texts stand in {@code messages/words_en.properties} and
 * {@code words_fr.properties}; a test keeps the two alike.
 */
@MessageBundle(value = "words", locale = "en")
public interface Words {
  @Message
  String landingTitle();

  @Message
  String landingHow();

  @Message
  String landingButton();

  @Message
  String until();

  @Message
  String untilShort();

  @Message
  String opened();

  @Message
  String pendingTitle();

  @Message
  String pendingWhy();

  @Message
  String pendingButton();

  @Message
  String refusalTitle(Refusal refusal);

  @Message
  String refusalWhy(Refusal refusal);

  @Message
  String refusalNext(Refusal refusal);

  @Message
  String linkLabel();

  @Message
  String linkHint();

  @Message
  String linkButton();

  @Message
  String linkNotFound();

  @Message
  String linkIsCode();

  @Message
  String again();

  @Message
  String againIn(String waiting);

  @Message
  String toPage();

  @Message
  String skip();

  @Message
  String image(int position);

  @Message
  String imageOf(String position, String count);

  @Message
  String oneImage();

  @Message
  String images();

  @Message
  String original(String size);

  @Message
  String file(String format, String size);

  @Message
  String fileUnknown(String size);

  @Message
  String download();

  @Message
  String downloadAll();

  @Message
  String notes();

  @Message
  String fromSender();

  @Message
  String close();

  @Message
  String previous();

  @Message
  String next();

  @Message
  String zoom();

  @Message
  String fit();

  @Message
  String actual();

  @Message
  String closer();

  @Message
  String further();

  @Message
  String stage();

  @Message
  String beside();

  @Message
  String look();

  @Message
  String rotateLeft();

  @Message
  String rotateRight();

  @Message
  String adjust();

  @Message
  String brightness();

  @Message
  String contrast();

  @Message
  String invert();

  @Message
  String reset();

  @Message
  String modified();

  @Message
  String compare();

  @Message
  String lock();

  @Message
  String leave();

  @Message
  String full();

  @Message
  String print();

  @Message
  String keys();

  @Message
  String keysOn();

  @Message
  String unshownTitle();

  @Message
  String unshownDownload();

  @Message
  String unshownForbidden();

  @Message
  String makingTitle();

  @Message
  String makingNext();

  @Message
  String unshownWhy(Unshown unshown);

  @Message
  String faultTitle(Fault fault);

  @Message
  String faultNext(Fault fault);

  @Message
  String scriptNeeded();

  @Message
  String browserNeeded();

  @Message
  String passphraseLabel();

  @Message
  String passphraseHint();

  @Message
  String passphraseReveal();

  @Message
  String passphraseMissing();

  @Message
  String passphraseWrong();

  @Message
  String codeTitle();

  @Message
  String codeWhy();

  @Message
  String codeAgain();

  @Message
  String codeLabel();

  @Message
  String codeHint();

  @Message
  String codeButton();

  @Message
  String codeElse();

  @Message
  String codeMalformed();

  @Message
  String codeWrong();

  @Message
  String codeOrPassphraseWrong();

  @Message
  String codeOther();

  @Message
  String opening();

  @Message
  String technical();

  @Message
  String preview();

  @Message
  String reduced(String size);

  @Message
  String prepared(String size);

  @Message
  String showOriginal(String size);

  @Message
  String originalUnshown(String format);

  @Message
  String firstPage(String pages);

  @Message
  String firstFrame();

  @Message
  String endsEarly();

  @Message
  String goesOn(String size);

  @Message
  String traceBoth();

  @Message
  String tracePlace();

  @Message
  String traceSerial();

  @Message
  String linkTitle();

  @Message
  String linkWhy();

  @Message
  String copyLink();

  @Message
  String copied();

  @Message
  String copyFailed();

  @Message
  String preparing();

  @Message
  String saved();

  @Message
  String saveFailed();
}
