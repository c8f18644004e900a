package com.aifilmstudio.renderpod.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aifilmstudio.renderpod.engine.Clip;
import com.aifilmstudio.renderpod.engine.Progress;
import com.aifilmstudio.renderpod.engine.diffusion.LatentState;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PreviewSenderTest {

  private long nanos;
  private int decoded;
  private Duration decodeTime = Duration.ZERO;
  private final List<byte[]> sent = new CopyOnWriteArrayList<>();
  private final PreviewSender sender = new PreviewSender(new PreviewPace(1, 0.02), () -> nanos);

  @Test
  void whatTakesTooLongToDecodeIsShownSeldom() {
    decodeTime = Duration.ofSeconds(1);
    for (var step = 1; step <= 120; step++) {
      stepAfter(Duration.ofSeconds(1), step, 1_000, sent::add);
    }
    assertThat(decoded).as("one in 50 seconds, and the one that showed the cost").isBetween(2, 4);
  }

  @Test
  void whenNobodyTakesThemTheyRestLongerAndLonger() {
    for (var step = 1; step <= 600; step++) {
      stepAfter(
          Duration.ofSeconds(1),
          step,
          1_000,
          jpeg -> {
            sent.add(jpeg);
            throw new DispatchException.Unavailable("429");
          });
    }
    assertThat(sent).hasSizeBetween(4, 7); // after 15, 30, 60, 120, 240 s
  }

  @Test
  void onlyOneIsUnderWay() {
    var released = new CountDownLatch(1);
    for (var step = 1; step <= 5; step++) {
      nanos += Duration.ofSeconds(2).toNanos();
      sender.stepped(
          progress(step, 10),
          jpeg -> {
            sent.add(jpeg);
            released.await();
          });
      await().until(() -> !sent.isEmpty());
    }
    assertThat(decoded).isEqualTo(1);
    released.countDown();
  }

  @Test
  void aFrameThatCannotBeDecodedHarmsNobody() {
    nanos += Duration.ofSeconds(5).toNanos();
    sender.stepped(
        new Progress(
            LatentState.denoised(1, new float[0]),
            10,
            () -> {
              throw new IllegalStateException("out of memory");
            }),
        sent::add);
    stepAfter(Duration.ofSeconds(5), 2, 10, sent::add);
    assertThat(decoded).as("rests for a while").isZero();
  }

  @Test
  void theLastStepIsNotShown() {
    stepAfter(Duration.ofSeconds(5), 10, 10, sent::add);
    assertThat(decoded).isZero();
  }

  @Test
  void aPictureOfNoiseInLargeSizeStillFits() throws Exception {
    stepAfter(Duration.ofSeconds(5), 1, 10, sent::add);
    assertThat(sent.getFirst().length).isLessThanOrEqualTo(256 << 10);
    var image = ImageIO.read(new ByteArrayInputStream(sent.getFirst()));
    assertThat((double) image.getWidth() / image.getHeight()).isEqualTo(16.0 / 9);
  }

  private void stepAfter(Duration time, int step, int steps, PreviewSender.Line line) {
    nanos += time.toNanos();
    var before = decoded;
    var done = new CountDownLatch(1);
    sender.stepped(
        progress(step, steps),
        jpeg -> {
          try {
            line.send(jpeg);
          } finally {
            done.countDown();
          }
        });
    if (decoded > before) {
      await().until(() -> done.getCount() == 0);
      await().until(sender::isIdle);
    }
  }

  private Progress progress(int step, int steps) {
    return new Progress(
        LatentState.denoised(step, new float[0]),
        steps,
        () -> {
          decoded++;
          nanos += decodeTime.toNanos();
          var noise = new byte[3 * 1280 * 720];
          if (step == 1) {
            new SplittableRandom(1).nextBytes(noise);
          }
          return new Clip(1280, 720, 8, List.of(noise));
        });
  }
}
