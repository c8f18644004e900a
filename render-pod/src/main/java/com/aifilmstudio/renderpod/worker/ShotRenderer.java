package com.aifilmstudio.renderpod.worker;

import com.aifilmstudio.core.protocol.Claim;
import com.aifilmstudio.core.protocol.QualityReport;
import com.aifilmstudio.core.protocol.RenderOrder;
import com.aifilmstudio.renderpod.assemble.MadeFile;
import com.aifilmstudio.renderpod.checkpoint.Compatibility;
import com.aifilmstudio.renderpod.checkpoint.ShotState;
import com.aifilmstudio.renderpod.engine.Clip;
import com.aifilmstudio.renderpod.engine.Engine;
import com.aifilmstudio.renderpod.engine.Take;
import com.aifilmstudio.renderpod.engine.TakeOutcome;
import com.aifilmstudio.renderpod.media.Delivery;
import com.aifilmstudio.renderpod.media.ShotEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Carries out a render order: each part by the engine, then all of them as one video. */
final class ShotRenderer {

  private final Engine engine;
  private final String bundleDigest;
  private final Resumption resumption;
  private final Function<Clip, QualityReport> inspector;

  ShotRenderer(
      Engine engine,
      String bundleDigest,
      Resumption resumption,
      Function<Clip, QualityReport> inspector) {
    this.engine = engine;
    this.bundleDigest = bundleDigest;
    this.resumption = resumption;
    this.inspector = inspector;
  }

  /** The machine proves itself: by results that are known, and by a whole take. */
  TaskOutcome probe(RenderOrder order, TaskDesk desk) throws Exception {
    var failed = engine.prove();
    return failed.isPresent()
        ? new TaskOutcome.Failed(failed.get().code(), failed.get().message())
        : render(order, Optional.empty(), desk);
  }

  TaskOutcome render(RenderOrder order, Optional<Claim.Checkpoint> checkpoint, TaskDesk desk)
      throws Exception {
    var takes = takes(order);
    var compatibility = Compatibility.of(bundleDigest, engine, order, takes);
    var from = new ShotState(List.of(), Optional.empty());
    if (checkpoint.isPresent()) {
      from = resumption.from(checkpoint.get(), compatibility, takes, engine, desk).orElse(from);
    }
    var progress = new ShotProgress(compatibility, takes, from, desk);
    var clips = new ArrayList<Clip>();
    for (int part = 0; part < takes.size(); part++) {
      progress.begin(part);
      desk.gpu().start();
      var rendered = engine.render(takes.get(part), from.of(part, order.steps()), progress);
      desk.gpu().stop();
      switch (rendered) {
        case TakeOutcome.Rendered(var clip, var spent) -> {
          spent.forEach((stage, time) -> desk.seconds().add(stage.word(), time));
          clips.add(clip.first(order.parts().get(part).keep()));
          progress.end();
        }
        case TakeOutcome.Stopped(var state) -> {
          return new TaskOutcome.Left(desk.ending().orElse(Ending.DRAINED));
        }
        case TakeOutcome.Failed(var code, var message) -> {
          return new TaskOutcome.Failed(code, message);
        }
      }
    }
    var ending = desk.ending();
    return ending.isPresent() ? new TaskOutcome.Left(ending.get()) : finish(order, clips, desk);
  }

  private TaskOutcome finish(RenderOrder order, List<Clip> parts, TaskDesk desk) throws Exception {
    desk.pulse().enter("encode");
    var quality = desk.whileWanted("inspect", () -> inspector.apply(Clip.joined(parts)));
    var file = desk.folder().resolve("shot.mp4");
    var delivery =
        new Delivery(
            order.width(), order.height(), order.framesPerSecond(), order.deliveredFrames());
    desk.whileWanted(
        "encode",
        () -> {
          ShotEncoder.encode(parts, delivery, new TreeMap<>(), file);
          return file;
        });
    return new TaskOutcome.Made(List.of(MadeFile.of("shot.mp4", file)), quality);
  }

  private static List<Take> takes(RenderOrder order) {
    return order.parts().stream()
        .map(
            part ->
                new Take(
                    order.prompt(),
                    order.negative(),
                    part.frames(),
                    part.seed(),
                    order.steps(),
                    order.guidance(),
                    order.sampler()))
        .toList();
  }
}
