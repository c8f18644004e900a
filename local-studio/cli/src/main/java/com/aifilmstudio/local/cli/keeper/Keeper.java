package com.aifilmstudio.local.cli.keeper;

import com.aifilmstudio.local.cli.Checkout;
import com.aifilmstudio.local.cli.studio.LocalStudio;
import com.aifilmstudio.local.cli.studio.Narrator;
import com.aifilmstudio.local.cli.studio.StudioSettings;
import com.aifilmstudio.local.parts.process.StudioHome;
import com.aifilmstudio.local.parts.process.Supervisor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The program that looks after a studio's parts: {@code Keeper HOME CHECKOUT GPUS}. Ends at
 * SIGTERM, and leaves no part half started.
 */
public final class Keeper {
  private static final long LOOK_MILLIS = 1000;

  private final LocalStudio studio;
  private final Supervisor supervisor;
  private final Narrator narrator;
  private final InstantSource clock;
  private Revival revival = Revival.begin();

  private Keeper(
      LocalStudio studio, Supervisor supervisor, Narrator narrator, InstantSource clock) {
    this.studio = studio;
    this.supervisor = supervisor;
    this.narrator = narrator;
    this.clock = clock;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    var home = StudioHome.at(Path.of(args[0]));
    var narrator = new Narrator(System.out);
    var supervisor = Supervisor.detached(home, narrator);
    var studio =
        new LocalStudio(
            supervisor,
            new Checkout(Path.of(args[1])),
            StudioSettings.of(Integer.parseInt(args[2])).withFrontDoor(),
            narrator);
    var closed = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  closed.countDown();
                  supervisor.launchNoMore();
                },
                "stop"));
    Files.writeString(KeeperPart.sign(home), "");
    new Keeper(studio, supervisor, narrator, InstantSource.system()).watch(closed);
  }

  private void watch(CountDownLatch closed) throws InterruptedException {
    while (!closed.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
      var decision = revival.decide(supervisor.status(), clock.instant());
      revival = decision.next();
      for (var part : decision.start()) {
        revive(part);
      }
    }
  }

  private void revive(String part) {
    narrator.say(part + " has ended and is started again");
    try {
      studio.restart(part);
    } catch (RuntimeException failed) {
      narrator.say(failed.getMessage());
    }
  }
}
