package com.aifilmstudio.renderpod.bench;

import com.aifilmstudio.core.bundle.Bundle;
import com.aifilmstudio.renderpod.engine.Clip;
import com.aifilmstudio.renderpod.engine.Engine;
import com.aifilmstudio.renderpod.engine.Progress;
import com.aifilmstudio.renderpod.engine.Stage;
import com.aifilmstudio.renderpod.engine.Take;
import com.aifilmstudio.renderpod.engine.TakeListener;
import com.aifilmstudio.renderpod.engine.TakeListener.Verdict;
import com.aifilmstudio.renderpod.engine.TakeOutcome;
import com.aifilmstudio.renderpod.media.Delivery;
import com.aifilmstudio.renderpod.media.ShotEncoder;
import com.aifilmstudio.renderpod.media.ShotJoiner;
import com.aifilmstudio.renderpod.quality.QualityCheck;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes one shot as a worker does, stage by stage, and measures each. */
final class ShotBench {
  static final List<String> STAGES =
      List.of("text", "denoise", "decode", "quality", "encode", "assemble");

  /** Shots that one film is joined of. */
  private static final int SHOTS = 4;

  private static final int WIDTH = 512;
  private static final int HEIGHT = 288;
  private static final int FPS = 24;

  private final Engine engine;
  private final Bundle bundle;
  private final Path scratch;

  ShotBench(Engine engine, Bundle bundle, Path scratch) {
    this.engine = engine;
    this.bundle = bundle;
    this.scratch = scratch;
  }

  /** The cost of each stage of {@link #STAGES}. */
  Map<String, Cost> shot(long seed) throws Exception {
    var costs = new LinkedHashMap<String, Cost>();
    var clip = clip(seed, costs);
    costs.put("quality", Cost.of(() -> QualityCheck.of(clip)).cost());
    var shot = scratch.resolve("shot.mp4");
    var frames = clip.frames().size() * FPS / clip.fps();
    var delivery = new Delivery(WIDTH, HEIGHT, FPS, frames);
    costs.put(
        "encode",
        Cost.of(
                () -> {
                  ShotEncoder.encode(List.of(clip), delivery, new TreeMap<>(), shot);
                  return shot;
                })
            .cost());
    var film = scratch.resolve("film.mp4");
    var join =
        Cost.of(
            () -> {
              var shots = Collections.nCopies(SHOTS, shot);
              ShotJoiner.join(shots, FPS, List.of(), new TreeMap<>(), film);
              return film;
            });
    costs.put("assemble", new Cost(join.cost().wall() / SHOTS, join.cost().cpu() / SHOTS));
    return costs;
  }

  private Clip clip(long seed, Map<String, Cost> costs) throws Exception {
    var scheduler = bundle.scheduler();
    var take =
        new Take(
            bundle.golden().prompt(),
            bundle.golden().negative(),
            bundle.video().longestClip(),
            seed,
            scheduler.steps(),
            scheduler.guidance(),
            scheduler.sampler());
    var laps = new Laps();
    var outcome = engine.render(take, laps);
    if (!(outcome instanceof TakeOutcome.Rendered rendered)) {
      throw new IllegalStateException("the take did not come out: " + outcome);
    }
    costs.putAll(laps.end());
    return rendered.clip();
  }

  /** Processor time of each stage, which the engine's own clock does not know. */
  private static final class Laps implements TakeListener {
    private final Map<String, Cost> costs = new LinkedHashMap<>();
    private String stage;
    private Cost.Clock clock;

    @Override
    public Verdict stepped(Progress progress) {
      return Verdict.CONTINUE;
    }

    @Override
    public void entered(Stage next) {
      end();
      stage = next.word();
      clock = Cost.Clock.start();
    }

    Map<String, Cost> end() {
      if (stage != null) {
        costs.put(stage, clock.read());
      }
      return costs;
    }
  }
}
