package com.aifilmstudio.local.cli.bench;

import com.aifilmstudio.local.cli.Checkout;
import com.aifilmstudio.local.cli.farm.Farm;
import com.aifilmstudio.local.cli.farm.FarmFilm;
import com.aifilmstudio.local.cli.studio.StudioSettings;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** Renders one film of equal shots with the real model on one worker, and reads what it took. */
public final class StudioShotsBench {
  private static final int SHOTS = 8;
  private static final Duration WITHIN = Duration.ofMinutes(10);
  private static final FarmFilm.Look LOOK = new FarmFilm.Look(512, 288, 24, 2, 0);

  private final Checkout checkout;

  public StudioShotsBench(Checkout checkout) {
    this.checkout = checkout;
  }

  /** A table of every stage of a shot. */
  public String run() {
    try (var farm = Farm.start(checkout, home -> StudioSettings.of(1))) {
      farm.order(new FarmFilm("bench", prompts(), LOOK, 1));
      farm.awaitEnd(List.of("bench"), WITHIN);
      return ShotTable.of(ShotTimes.of(farm.ledger().takes()));
    }
  }

  private static List<String> prompts() {
    return IntStream.range(0, SHOTS)
        .mapToObj(i -> "a static shot of a red balloon standing still over the sea at day")
        .toList();
  }
}
