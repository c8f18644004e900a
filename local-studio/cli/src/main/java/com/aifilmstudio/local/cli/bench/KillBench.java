package com.aifilmstudio.local.cli.bench;

import com.aifilmstudio.local.cli.CannotDo;
import com.aifilmstudio.local.cli.Checkout;
import com.aifilmstudio.local.cli.chaos.Fault;
import com.aifilmstudio.local.cli.chaos.Injury;
import com.aifilmstudio.local.cli.chaos.Lines;
import com.aifilmstudio.local.cli.farm.Farm;
import com.aifilmstudio.local.cli.farm.FarmFilm;
import com.aifilmstudio.local.cli.farm.HeldShot;
import com.aifilmstudio.local.cli.farm.Ledger.LedgerTake;
import com.aifilmstudio.local.cli.farm.SimulatedPool;
import com.aifilmstudio.local.cli.studio.StudioSettings;
import com.aifilmstudio.local.parts.process.Patience;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

/** Hits workers in the middle of their shots, in each way, and measures what it costs. */
public final class KillBench {
  private static final List<Fault.Kind> KINDS =
      List.of(
          Fault.Kind.WORKER_KILLED,
          Fault.Kind.WORKER_TERMINATED,
          Fault.Kind.WORKER_FROZEN,
          Fault.Kind.WORKER_CUT_OFF);

  private static final Duration LOAD = Duration.ofSeconds(2);

  /** As long as a worker's beats are apart: the last beat tells what was done. */
  private static final Duration STEP = Duration.ofSeconds(1);

  private static final Duration CHECKPOINT_EVERY = Duration.ofSeconds(5);
  private static final Duration NEVER = Duration.ofDays(1);

  private static final FarmFilm.Look LOOK = new FarmFilm.Look(64, 64, 8, 2, 20);
  private static final int STEPS_BEFORE = 3;
  private static final int MOST_SHOTS = 500;
  private static final Duration NEXT_WITHIN = Duration.ofMinutes(3);

  private final Checkout checkout;
  private final int workers;
  private final int rounds;
  private final InstantSource clock = InstantSource.system();
  private final Set<String> hit = new HashSet<>();

  public KillBench(Checkout checkout, int workers, int rounds) {
    this.checkout = checkout;
    this.workers = workers;
    this.rounds = rounds;
  }

  /** A table with a row for each way of being hit. */
  public String run() throws InterruptedException {
    var with = hits(CHECKPOINT_EVERY);
    var without = hits(NEVER);
    return KillTable.of(with, without, STEP, workers);
  }

  /** The hits in one studio, and every attempt that it saw. */
  record Hits(List<Strike> strikes, List<LedgerTake> takes) {}

  private Hits hits(Duration checkpointEvery) throws InterruptedException {
    var lines = new AtomicReference<Lines>();
    hit.clear();
    try (var farm =
            Farm.start(
                checkout, home -> settings(lines, home.ports().of("dispatch"), checkpointEvery));
        var between = lines.get()) {
      var prompt = "a static shot of a red balloon standing still over the sea at day";
      var prompts = IntStream.range(0, MOST_SHOTS).mapToObj(i -> prompt).toList();
      farm.order(new FarmFilm("kill", prompts, LOOK, 1));
      var strikes = strikes(farm, new Injury(farm, between));
      return new Hits(strikes, farm.ledger().takes());
    }
  }

  private StudioSettings settings(
      AtomicReference<Lines> lines, int dispatch, Duration checkpointEvery) {
    lines.set(Lines.to(dispatch));
    return new StudioSettings(
        workers,
        Optional.of(URI.create("https://127.0.0.1:" + lines.get().port())),
        Map.of(),
        Map.of("STUDIO_CHECKPOINT_EVERY", checkpointEvery.toString()),
        SimulatedPool.always(workers, LOAD, STEP));
  }

  /** The kinds side by side, each round after round: a frozen worker is waited for long. */
  private List<Strike> strikes(Farm farm, Injury injury) throws InterruptedException {
    var strikes = new ArrayList<Strike>();
    var threads =
        KINDS.stream()
            .map(
                kind ->
                    Thread.ofVirtual()
                        .start(
                            () -> {
                              for (int round = 0; round < rounds; round++) {
                                var strike = strike(kind, farm, injury);
                                synchronized (strikes) {
                                  strikes.add(strike);
                                }
                              }
                            }))
            .toList();
    for (var thread : threads) {
      thread.join();
    }
    return List.copyOf(strikes);
  }

  private Strike strike(Fault.Kind kind, Farm farm, Injury injury) {
    var victim = victim(farm);
    var at = clock.instant();
    var takeBack = injury.inflict(kind, victim.pod());
    var sql = farm.ledger().sql();
    var next = new AtomicReference<HeldShot>();
    boolean found =
        Patience.until(
            NEXT_WITHIN,
            () -> {
              victim.after(sql).ifPresent(next::set);
              return next.get() != null;
            });
    takeBack.run();
    if (!found) {
      throw new CannotDo("Nobody took the shot over after: " + kind.words());
    }
    var claimed =
        farm.ledger().takes().stream()
            .filter(take -> take.task().equals(victim.task()) && take.epoch() > victim.epoch())
            .findFirst()
            .orElseThrow()
            .startedAt();
    return new Strike(kind, Duration.between(at, claimed), victim.step(), next.get().step() - 1);
  }

  /** A worker in the middle of a shot that nobody else is about to hit. */
  private HeldShot victim(Farm farm) {
    var chosen = new AtomicReference<HeldShot>();
    boolean found =
        Patience.until(
            NEXT_WITHIN,
            () -> {
              synchronized (hit) {
                HeldShot.all(farm.ledger().sql()).stream()
                    .filter(held -> held.step() >= STEPS_BEFORE && held.step() < LOOK.steps() - 3)
                    .filter(held -> !hit.contains(held.pod() + held.task()))
                    .findAny()
                    .ifPresent(
                        held -> {
                          hit.add(held.pod() + held.task());
                          chosen.set(held);
                        });
              }
              return chosen.get() != null;
            });
    if (!found) {
      throw new CannotDo("No worker is in the middle of a shot.");
    }
    return chosen.get();
  }
}
