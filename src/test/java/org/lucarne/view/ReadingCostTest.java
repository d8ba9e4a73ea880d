package org.lucarne.view;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lucarne.LinearCost;
import org.lucarne.link.KeyProof;
import org.lucarne.object.Sha256Digest;
import org.lucarne.picture.MediaType;
import org.lucarne.problem.Accept;
import org.lucarne.problem.Languages;
import org.lucarne.share.Cursor;
import org.lucarne.share.Ids;
import org.lucarne.share.Page;
import org.lucarne.time.IsoDuration;

/** What clients write costs as much as it is long. */
class ReadingCostTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        " ",
        ",",
        ";",
        "=",
        "a",
        "1",
        "-",
        "_",
        ".",
        "/",
        "\"",
        "*/*,",
        "q=1;",
        "a=b;",
        "text/html,",
        "a;q=0.5,",
        "P1D",
        "T1H",
        "M",
        "\u0301",
        "\ud83d\ude00",
        "\u202e",
        "en,",
        "fr;q=0.1,",
        "%",
        "#"
      })
  void theWorstTextCostsAsMuchAsItIsLong(String worst) {
    LinearCost.assertLinear(worst, Accept::htmlUnlessJsonPreferred);
    LinearCost.assertLinear(worst, Accept::htmlByName);
    LinearCost.assertLinear(worst, Languages::preferred);
    LinearCost.assertLinear(worst, text -> ViewCookie.all(Cookies.of(text)));
    LinearCost.assertLinear(worst, text -> FileName.of(text, 1, MediaType.UNKNOWN).attachment());
    LinearCost.assertLinear(worst, IsoDuration::parse);
    LinearCost.assertLinear(worst, Cursor::parse);
    LinearCost.assertLinear(worst, Page::limit);
    LinearCost.assertLinear(worst, Ids::isWellFormed);
    LinearCost.assertLinear(worst, Sha256Digest::parse);
    LinearCost.assertLinear(worst, KeyProof::parse);
  }
}
