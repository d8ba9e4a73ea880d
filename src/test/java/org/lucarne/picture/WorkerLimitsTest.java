package org.lucarne.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.lucarne.picture.PictureConfig.NativeDecoder;
import org.lucarne.picture.WorkerLostException.Loss;
import org.lucarne.picture.corpus.Corpus;

/** Pictures that ask for too much, with the limits of their headers taken away. */
class WorkerLimitsTest {
  private static final PictureLimits NO_SCAN_LIMIT = new PictureLimits(80_000_000, 20_000, 10_000);

  /** Java's own decoder takes half a minute for a bomb, where libvips refuses it. */
  private RenderPicture render =
      new RenderPicture(
          TestPictureConfig.DEFAULT
              .with(NativeDecoder.OFF)
              .withWorkers(2)
              .within(Duration.ofSeconds(3)),
          NO_SCAN_LIMIT);

  @AfterEach
  void end() {
    render.close();
  }

  @Test
  void itsProcessorTimeStopsAScanBombAndNobodyElseWaits() throws Exception {
    byte[] bomb = Corpus.scanBomb();
    assertThat(bomb.length).isLessThan(100_000);
    CompletableFuture<Rendered> bombed = CompletableFuture.supplyAsync(() -> rendered(bomb));

    for (int i = 0; i < 3; i++) {
      assertThat(rendered(png(400, 300)).width()).isEqualTo(400);
    }
    assertThat(bombed).as("still decoding while three pictures were rendered").isNotDone();

    assertThat(refusal(bombed)).isEqualTo(PictureRefusal.TOO_SLOW);
    assertThat(workers()).as("of the bomb's process nothing is left").hasSizeLessThan(2);
    assertThat(rendered(png(400, 300)).width()).isEqualTo(400);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void whereMemoryRunsOutTheProcessThatRendersGoesFirst() throws Exception {
    rendered(png(400, 300));

    Path score = Path.of("/proc", Long.toString(workers().getFirst().pid()), "oom_score_adj");
    assertThat(score).content().isEqualToIgnoringWhitespace("1000");
  }

  @ParameterizedTest
  @EnumSource
  void aPictureThatNeedsTooMuchMemoryIsRefusedAndTheNextOneIsRendered(NativeDecoder decoder)
      throws Exception {
    render.close();
    render =
        new RenderPicture(TestPictureConfig.DEFAULT.with(decoder).withMegabytes(64), NO_SCAN_LIMIT);
    // libvips streams what can be streamed.
    byte[] large = decoder == NativeDecoder.OFF ? png(8000, 6000) : progressive(8000, 6000);

    CompletableFuture<Rendered> rendered = CompletableFuture.supplyAsync(() -> rendered(large));

    assertThat(refusal(rendered)).isEqualTo(PictureRefusal.TOO_MUCH_MEMORY);
    assertThat(rendered(png(400, 300)).width()).isEqualTo(400);
  }

  @Test
  void anOriginalThatIsTooMuchByItselfIsRefused() {
    render.close();
    render = new RenderPicture(TestPictureConfig.DEFAULT.withMegabytes(64), NO_SCAN_LIMIT);
    byte[] original = new byte[300 << 20];

    assertThatExceptionOfType(RefusedPictureException.class)
        .isThrownBy(() -> render.render(new ByteArrayInputStream(original), original.length))
        .returns(PictureRefusal.TOO_MUCH_MEMORY, RefusedPictureException::refusal);
  }

  @Test
  void aBusyMachineIsNotThePicturesFault() {
    render.close();
    render =
        new RenderPicture(
            TestPictureConfig.DEFAULT.with(NativeDecoder.OFF).until(Duration.ofSeconds(1)),
            NO_SCAN_LIMIT);
    byte[] bomb = Corpus.scanBomb();

    assertThatExceptionOfType(WorkerLostException.class)
        .isThrownBy(() -> render.render(new ByteArrayInputStream(bomb), bomb.length))
        .returns(Loss.LATE, WorkerLostException::loss);
  }

  @ParameterizedTest
  @CsvSource({"KILL, OFF", "TERM, OFF", "KILL, AUTO", "SEGV, AUTO"})
  void aProcessThatEndsMidwayIsSurvived(String signal, NativeDecoder decoder) throws Exception {
    render.close();
    render =
        new RenderPicture(
            TestPictureConfig.DEFAULT.with(decoder).withMegabytes(1024), NO_SCAN_LIMIT);
    byte[] slow = decoder == NativeDecoder.OFF ? Corpus.scanBomb() : progressive(8000, 6000);

    Throwable end = null;
    // A signal that comes when the picture is rendered already has not come midway.
    for (int attempt = 0; attempt < 20 && end == null; attempt++) {
      end = endOf(slow, signal);
    }

    Loss loss = signal.equals("SEGV") ? Loss.CRASHED : Loss.KILLED;
    assertThat(end)
        .isInstanceOfSatisfying(
            WorkerLostException.class, lost -> assertThat(lost.loss()).isEqualTo(loss));
    assertThat(rendered(png(400, 300)).width()).isEqualTo(400);
  }

  /** Sends the signal while it is being rendered; null where that was too late. */
  private @Nullable Throwable endOf(byte[] picture, String signal) throws Exception {
    // Started before: what is killed while it starts has seen no picture.
    rendered(png(400, 300));
    ProcessHandle worker = workers().getFirst();
    Duration before = worker.info().totalCpuDuration().orElseThrow();
    CompletableFuture<Rendered> rendered = CompletableFuture.supplyAsync(() -> rendered(picture));
    while (!rendered.isDone() && spent(worker).minus(before).toMillis() < 100) {
      Thread.sleep(2);
    }
    new ProcessBuilder("kill", "-s", signal, Long.toString(worker.pid())).start().waitFor();
    return rendered.handle((made, failure) -> failure == null ? null : rootOf(failure)).get();
  }

  private static Duration spent(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private static Throwable rootOf(Throwable failure) {
    Throwable cause = failure.getCause();
    return cause == null || failure instanceof WorkerLostException ? failure : rootOf(cause);
  }

  private Rendered rendered(byte[] original) {
    try {
      return render.render(new ByteArrayInputStream(original), original.length);
    } catch (RefusedPictureException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static PictureRefusal refusal(CompletableFuture<Rendered> made) throws Exception {
    try {
      made.get(60, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof RefusedPictureException refused) {
          return refused.refusal();
        }
      }
      throw e;
    }
    throw new AssertionError("it was rendered");
  }

  private static List<ProcessHandle> workers() {
    return ProcessHandle.current()
        .children()
        .filter(child ->
            child
                .info()
                .commandLine()
                .filter(line -> line.endsWith(PictureWorker.class.getName()))
                .isPresent())
        .toList();
  }

  private static byte[] progressive(int width, int height) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam param = writer.getDefaultWriteParam();
    param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(jpeg)) {
      writer.setOutput(out);
      BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
      writer.write(null, new IIOImage(image, null, null), param);
    } finally {
      writer.dispose();
    }
    return jpeg.toByteArray();
  }

  private static byte[] png(int width, int height) {
    try {
      ByteArrayOutputStream png = new ByteArrayOutputStream();
      ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", png);
      return png.toByteArray();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
