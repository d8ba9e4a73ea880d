package org.lucarne.send;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * Every word of the send page: those in its markup by name, those of its script by {@link
 * SendWord}. The texts stand in {@code messages/send_en.properties} and {@code send_fr.properties}.
 */
@MessageBundle(value = "send", locale = "en")
public interface SendWords {
  @Message
  String title();

  @Message
  String noScripts();

  @Message
  String signInHow();

  @Message
  String token();

  @Message
  String tokenKept();

  @Message
  String enter();

  @Message
  String leave();

  @Message
  String composeTitle();

  @Message
  String images();

  @Message
  String takePhoto();

  @Message
  String choose();

  @Message
  String chooseFile();

  @Message
  String emptyHow();

  @Message
  String earlier();

  @Message
  String later();

  @Message
  String remove();

  @Message
  String caption();

  @Message
  String question();

  @Message
  String choices();

  @Message
  String custody();

  @Message
  String custodySealed();

  @Message
  String custodySealedThen();

  @Message
  String custodyManaged();

  @Message
  String custodyManagedThen();

  @Message
  String lifetime();

  @Message
  String dayOne();

  @Message
  String days(int count);

  @Message
  String views();

  @Message
  String viewsAny();

  @Message
  String viewsAnyThen();

  @Message
  String viewsOne();

  @Message
  String viewsOneThen();

  @Message
  String viewsThree();

  @Message
  String viewsThreeThen();

  @Message
  String viewsTen();

  @Message
  String viewsTenThen();

  @Message
  String download();

  @Message
  String downloadOriginal();

  @Message
  String downloadOriginalThen();

  @Message
  String downloadDisplay();

  @Message
  String downloadDisplayThen();

  @Message
  String downloadNone();

  @Message
  String downloadNoneThen();

  @Message
  String originals();

  @Message
  String originalsOn();

  @Message
  String originalsOff();

  @Message
  String protect();

  @Message
  String protectThen();

  @Message
  String passphrase();

  @Message
  String passphraseThen();

  @Message
  String generate();

  @Message
  String cancel();

  @Message
  String progress();

  @Message
  String resultTitle();

  @Message
  String resultHow();

  @Message
  String resultSeen();

  @Message
  String resultReduced();

  @Message
  String resultReducedThen();

  @Message
  String link();

  @Message
  String copy();

  @Message
  String share();

  @Message
  String qr();

  @Message
  String resultSealed();

  @Message
  String resultPassphrase();

  @Message
  String resultRevoke();

  @Message
  String again();

  @Message
  String sent();

  @Message
  String refresh();

  @Message
  String nothingSent();

  @Message
  String more();

  @Message
  String copyAgain();

  @Message
  String extend();

  @Message
  String revoke();

  @Message
  String delete();

  @Message
  String back();

  @Message
  String technical();

  @Message
  String said(SendWord word);
}
