package org.lucarne;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.lucarne.start.LucarneTestResource;

/** What a failed test tells of the answers before it. */
@QuarkusTest
@QuarkusTestResource(LucarneTestResource.class)
class ExchangesQuarkusTest {

  @Test
  void aProblemIsToldInFull() {
    SealedShare share = new SealedShare().declare().sendAll();
    share.click(SealedShare.wrongKey(), null);

    assertThat(Exchanges.last())
        .last()
        .asString()
        .startsWith("POST /s/…/open → 403 {")
        .contains("urn:lucarne:problem:access-key-wrong", "\"wrong\":\"accessKey\"");
  }

  @Test
  void noSecretIsToldWithIt() {
    SealedShare share = new SealedShare().declare().sendAll();
    share.click(share.accessKey(), null);
    Api.misuse().get(share.linkPath() + "?code=" + share.accessKey());

    assertThat(Exchanges.last()).hasSizeGreaterThan(5);
    assertThat(String.join("\n", Exchanges.last()))
        .doesNotContain(
            share.linkPath(), share.accessKey(), share.declared().getString("uploadToken"));
  }
}
