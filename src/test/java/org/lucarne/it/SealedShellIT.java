package org.lucarne.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Sealed shares from a shell to a shell, with the stock age command on both sides. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SealedShellIT {
  private static final String PASSPHRASE = "LUCARNE_PASSPHRASE";
  private static final Pattern RECIPE =
      Pattern.compile("## By hand\n.*?```sh\n(.*?)```", Pattern.DOTALL);

  private RunningLucarne lucarne;
  private Path directory;
  private Path second;

  @BeforeAll
  void start(@TempDir Path directory) throws IOException, InterruptedException {
    this.directory = directory;
    second = Files.write(directory.resolve("deuxième \"image\".bin"), new byte[200_000]);
    lucarne = RunningLucarne.start();
  }

  @AfterAll
  void end() throws IOException, InterruptedException {
    lucarne.close();
  }

  @Test
  void whatIsOpenedIsWhatWasSentToTheLastByte(@TempDir Path opened) throws Exception {
    String link = send(List.of(), Map.of());

    Command command = open(link, opened, Map.of());

    assertThat(command.outputOfSuccess().lines()).hasSize(2);
    assertOpened(opened);
  }

  @Test
  void whereAnOriginalIsWithheldWhatIsShownIsOpened(@TempDir Path opened) throws Exception {
    SealedPicture picture = SealedPicture.of(Photographs.SMALL.getFirst(), "naevus.jpg", "");
    URI link = new SealedSender(lucarne).displayOnly().send(List.of(picture));

    open(link.toString(), opened, Map.of()).outputOfSuccess();

    assertThat(opened.resolve("1-naevus.jpg")).hasBinaryContent(picture.bytes("display"));
  }

  @Test
  void aPassphraseOpensHoweverItIsTyped(@TempDir Path opened) throws Exception {
    String link = send(List.of("--passphrase"), Map.of(PASSPHRASE, "ombre portée"));

    open(link, opened, Map.of(PASSPHRASE, " ombre \u00a0porte\u0301e")).outputOfSuccess();

    assertOpened(opened);
  }

  @Test
  void withoutTheRightPassphraseNothingOpens(@TempDir Path opened) throws Exception {
    String link = send(List.of("--passphrase"), Map.of(PASSPHRASE, "ombre portée"));

    Command wrong = open(link, opened, Map.of(PASSPHRASE, "ombre portee"));
    assertThat(wrong.status()).isEqualTo(3);
    assertThat(wrong.errors()).contains("the passphrase is wrong");

    Command none = open(link, opened, Map.of());
    assertThat(none.status()).isEqualTo(3);
    assertThat(none.errors()).contains("--passphrase");
    assertThat(opened).isEmptyDirectory();
  }

  @Test
  void withAnotherCodeNothingOpens(@TempDir Path opened) throws Exception {
    String link = send(List.of(), Map.of());
    String path = link.substring(0, link.indexOf('#'));

    Command wrong = open(path + "#AAAAAAAAAAAAAAAAAAAAAA", opened, Map.of());
    assertThat(wrong.status()).isEqualTo(3);
    assertThat(wrong.errors()).contains("the link's code is wrong");

    assertThat(open(path + "#AAAAAAAAAAAAAAAAAAAAA", opened, Map.of()).status()).isEqualTo(2);
    assertThat(open(path, opened, Map.of()).status()).isEqualTo(2);
    assertThat(opened).isEmptyDirectory();
  }

  @Test
  void theRecipeOfTheFormatsPageOpensAShare(@TempDir Path opened) throws Exception {
    String link = send(List.of(), Map.of());
    Matcher recipe = RECIPE.matcher(Files.readString(Path.of("docs", "format.md")));
    assertThat(recipe.find()).isTrue();
    String commands = recipe.group(1).replace("bin/lucarne", bin("lucarne"));

    Command.run(opened, Map.of("LINK", link), List.of("sh", "-e", "-c", commands))
        .outputOfSuccess();

    assertThat(opened.resolve("1.jpg")).hasSameBinaryContentAs(Photographs.UPRIGHT);
  }

  private void assertOpened(Path opened) {
    assertThat(opened.resolve("1-" + Photographs.UPRIGHT.getFileName()))
        .hasSameBinaryContentAs(Photographs.UPRIGHT);
    assertThat(opened.resolve("2-deuxième _image_.bin")).hasSameBinaryContentAs(second);
  }

  /** The link, code and all, of a sealed share with two files. */
  private String send(List<String> options, Map<String, String> more) throws Exception {
    List<String> words = new ArrayList<>(RunningLucarne.sendCommand());
    words.add("--sealed");
    words.addAll(options);
    words.add(Photographs.UPRIGHT.toAbsolutePath().toString());
    words.add(second.toString());
    Map<String, String> variables = new HashMap<>(more);
    variables.put("LUCARNE_URL", lucarne.url().toString());
    variables.put("LUCARNE_HOME", lucarne.home().toString());
    String link = Command.run(directory, variables, words).outputOfSuccess();
    assertThat(link).matches(lucarne.url() + "/s/[\\w-]{44}#[\\w-]{22}");
    return link;
  }

  private Command open(String link, Path into, Map<String, String> variables) throws Exception {
    List<String> words = new ArrayList<>(List.of(bin("lucarne-open")));
    if (variables.containsKey(PASSPHRASE)) {
      words.add("--passphrase");
    }
    words.addAll(List.of(link, into.toString()));
    return Command.run(directory, variables, words);
  }

  private static String bin(String name) {
    return Path.of("bin", name).toAbsolutePath().toString();
  }
}
