package org.lucarne.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sealed photographs from the send page, or a shell, to the viewer, and what is left on the way.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SealedEndToEndIT {
  /** Two decoders round differently; two photographs differ by more than ten times as much. */
  private static final double SAME = 3;

  /** A reduced picture has less noise. */
  private static final double ALIKE = 15;

  private final String mark = "canary" + UUID.randomUUID().toString().replace("-", "");
  private final String passphrase = "le héron " + mark;
  private Path directory;
  private Recorder recorder;
  private RunningLucarne lucarne;
  private Chromium chromium;
  private List<Path> photographs;

  @BeforeAll
  void start(@TempDir Path directory) throws IOException, InterruptedException {
    this.directory = directory;
    photographs = Photographs.under(directory, mark);
    recorder = new Recorder();
    lucarne = RunningLucarne.start(Map.of("LUCARNE_PUBLIC_URL", recorder.url().toString()));
    recorder.forwardTo(lucarne.port());
    chromium = Chromium.launch();
  }

  @AfterAll
  void end() throws IOException, InterruptedException {
    chromium.close();
    lucarne.close();
    recorder.close();
  }

  @Test
  void whatThePageSendsIsShownAndLeavesNothingReadableOnTheWay() throws Exception {
    URI link = sendByPage(true);
    URI cleaned = sendByPage(false);
    List<byte[]> pictures = new ArrayList<>();
    try (BrowserContext context = chromium.browser().newContext(Chromium.desktop("fr-FR"))) {
      PageWatch watch = PageWatch.of(context);
      SealedGallery sealed = open(context, link);
      assertShown(sealed, true);
      assertThat(sealed.page().locator(".line .caption").textContent()).contains(mark);
      List<byte[]> originals = unzipped(sealed.gallery().download(".bar [data-act=archive]"));
      for (int i = 0; i < photographs.size(); i++) {
        assertThat(originals.get(i)).isEqualTo(Files.readAllBytes(photographs.get(i)));
      }
      pictures.addAll(originals);
      assertThat(watch.strangers(recorder.url())).isEmpty();
      assertThat(watch.complaints(sealed.page())).isEmpty();
    }
    try (BrowserContext context = chromium.browser().newContext(Chromium.phone("en-GB"))) {
      SealedGallery sealed = open(context, cleaned);
      sealed.awaitPicture(1, photographs.size());
      pictures.addAll(opened(cleaned));
    }
    assertNothingReadable(link, cleaned, new PlaintextRuns(pictures), pictures.getLast());
  }

  @Test
  void whatAShellSealsIsShownInTheViewer() throws Exception {
    List<String> words = new ArrayList<>(RunningLucarne.sendCommand());
    words.addAll(List.of("--sealed", "--passphrase"));
    photographs.forEach(photograph -> words.add(photograph.toString()));
    Map<String, String> variables =
        Map.of(
            "LUCARNE_URL", lucarne.url().toString(),
            "LUCARNE_HOME", lucarne.home().toString(),
            "LUCARNE_PASSPHRASE", passphrase);
    URI link = URI.create(Command.run(directory, variables, words).outputOfSuccess());
    try (BrowserContext context = chromium.browser().newContext(Chromium.desktop("fr-FR"))) {
      assertShown(open(context, link), false);
    }
  }

  private URI sendByPage(boolean originals) {
    try (BrowserContext context = chromium.browser().newContext(Chromium.desktop("fr-FR"))) {
      PageWatch watch = PageWatch.of(context);
      Page page = context.newPage();
      page.navigate(recorder.url().resolve("/send").toString());
      page.locator("#token").fill(accessToken());
      page.locator("[data-way=token] .action").click();
      page.locator("[data-part=compose]").waitFor();
      page.locator("[data-from=library]").setInputFiles(photographs.toArray(Path[]::new));
      page.waitForFunction(
          "count => document.querySelectorAll('.tile:not([aria-busy=true])').length == count",
          photographs.size());
      page.locator(".tile [data-caption]").first().fill("Grain de beauté " + mark);
      page.locator("#message").fill("Depuis quand ? " + mark);
      page.locator("#custody").selectOption("sealed");
      if (originals) {
        page.locator("[data-choice=originals]").check();
      }
      page.locator("[data-choice=protect]").check();
      page.locator("#passphrase").fill(passphrase);
      page.locator("[data-do=send]").click();
      page.locator("[data-part=result]")
          .waitFor(
              new com.microsoft.playwright.Locator.WaitForOptions()
                  .setState(WaitForSelectorState.VISIBLE)
                  .setTimeout(90_000));
      assertThat(watch.strangers(recorder.url())).isEmpty();
      assertThat(watch.complaints(page)).isEmpty();
      return URI.create(page.locator("#link").inputValue());
    }
  }

  private SealedGallery open(BrowserContext context, URI link) {
    SealedGallery sealed = SealedGallery.at(context.newPage(), link.toString());
    sealed.passphrase(passphrase);
    return sealed;
  }

  /** Each picture, first as the sender reduced it, then as the sender took it. */
  private void assertShown(SealedGallery sealed, boolean reduced) throws IOException {
    for (int position = 1; position <= photographs.size(); position++) {
      sealed.awaitPicture(position, photographs.size());
      Path photograph = photographs.get(position - 1);
      boolean upsideDown = Photographs.ALL.get(position - 1).equals(Photographs.UPSIDE_DOWN);
      PixelGrid sent = PixelGrid.of(photograph, upsideDown);
      if (reduced) {
        PixelGrid shown = sealed.gallery().pixels();
        assertThat(shown.colourDistance(sent)).as("image %d", position).isLessThan(ALIKE);
        assertThat(shown.colourDistance(PixelGrid.of(photograph, !upsideDown)))
            .as("turned")
            .isGreaterThan(ALIKE);
        sealed.awaitOriginal(2560);
      }
      assertThat(sealed.gallery().pixels().distance(sent))
          .as("image %d", position)
          .isLessThan(SAME);
      sealed.page().keyboard().press("ArrowRight");
    }
    sealed.page().keyboard().press("Home");
    sealed.awaitPicture(1, photographs.size());
  }

  /** The same link at a shell, without the viewer. */
  private List<byte[]> opened(URI link) throws IOException, InterruptedException {
    Path target = Files.createDirectory(directory.resolve("opened"));
    String open = Path.of("bin", "lucarne-open").toAbsolutePath().toString();
    Command.run(
            target,
            Map.of("LUCARNE_PASSPHRASE", passphrase),
            List.of(open, "--passphrase", link.toString()))
        .outputOfSuccess();
    List<byte[]> files = new ArrayList<>();
    try (var listed = Files.list(target)) {
      for (Path file : listed.sorted().toList()) {
        files.add(Files.readAllBytes(file));
      }
    }
    assertThat(files).hasSize(photographs.size());
    return files;
  }

  private void assertNothingReadable(URI link, URI cleaned, PlaintextRuns pictures, byte[] one)
      throws Exception {
    List<String> secrets = new ArrayList<>(List.of(mark, "héron"));
    for (URI each : List.of(link, cleaned)) {
      byte[] code = Base64.getUrlDecoder().decode(each.getFragment());
      secrets.addAll(
          List.of(
              each.getFragment(),
              HexFormat.of().formatHex(code),
              Base64.getEncoder().encodeToString(code)));
    }
    Traces traces = new Traces(secrets, pictures);
    byte[] passed = recorder.recorded();
    assertThat(new String(passed, StandardCharsets.ISO_8859_1))
        .contains("accessKey", "gateKey", "age-encryption.org/v1")
        .doesNotContainPattern("AGE-SECRET-KEY-1[0-9A-Za-z]{58}");
    assertThat(traces.in(passed, "what passed")).isEmpty();
    Path home = lucarne.home();
    List<Path> except = List.of(home.resolve("keys"), home.resolve("postgres-binaries"));
    assertThat(traces.in(home, except)).isEmpty();
    assertThat(traces.in(Files.readAllBytes(lucarne.log()), "the log")).isEmpty();
    try (Connection database = lucarne.database()) {
      byte[] rows = DatabaseText.of(database).getBytes(StandardCharsets.UTF_8);
      assertThat(traces.in(rows, "the database")).isEmpty();
    }
    // Otherwise to find none would mean nothing.
    byte[] leak = java.util.Arrays.copyOfRange(one, one.length / 2, one.length / 2 + 2_000);
    assertThat(traces.in(leak, "a leak")).hasSize(1);
    assertThat(traces.in(link.toString().getBytes(StandardCharsets.UTF_8), "a link")).hasSize(1);
  }

  /** Its entries are stored, their sizes behind them: only its directory tells where they end. */
  private List<byte[]> unzipped(byte[] archive) throws IOException {
    List<byte[]> entries = new ArrayList<>();
    try (ZipFile zip = new ZipFile(Files.write(directory.resolve("all.zip"), archive).toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        entries.add(zip.getInputStream(entry).readAllBytes());
      }
    }
    return entries;
  }

  private String accessToken() {
    try {
      return lucarne.accessToken();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
