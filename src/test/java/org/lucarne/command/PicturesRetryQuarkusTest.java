package org.lucarne.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.lucarne.Api;
import org.lucarne.TestShare;
import org.lucarne.start.LucarneTestResource;

/** After libheif was installed, or a limit raised. */
@QuarkusTest
@QuarkusTestResource(LucarneTestResource.class)
class PicturesRetryQuarkusTest {
  @Inject Config config;
  @Inject DataSource database;

  @Test
  void whatWasRefusedIsToBeMadeAgain() throws SQLException {
    TestShare share = TestShare.sent(TestShare.jpeg(1_000));
    refuse(share);
    TestShare deleted = TestShare.sent(TestShare.jpeg(1_000));
    refuse(deleted);
    Api.sender().delete("/api/v1/shares/" + deleted.id()).then().statusCode(204);

    CommandOnService.Said said = CommandOnService.run(config, List.of("pictures", "retry"));

    assertThat(said.err()).isEmpty();
    assertThat(said.out()).matches("renditions to be tried again: [0-9]*[02468]\n");
    assertThat(share.read().getList("images[0].renditions.state"))
        .containsExactly("stored", "making", "making");
    assertThat(deleted.read().getList("images[0].renditions.state")).doesNotContain("making");
    assertThat(CommandOnService.run(config, List.of("pictures", "retry")).out())
        .isEqualTo("renditions to be tried again: 0\n");
  }

  @Test
  void itTakesNoArgument() {
    assertThat(CommandOnService.run(config, List.of("pictures", "retry", "all")).code())
        .isEqualTo(2);
  }

  private void refuse(TestShare share) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "UPDATE stored_object SET state = 'refused', refusal = 'undecodable'"
                    + " WHERE state = 'making' AND share_id = ?")) {
      statement.setString(1, share.id());
      assertThat(statement.executeUpdate()).isEqualTo(2);
    }
  }
}
