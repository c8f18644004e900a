package com.aifilmstudio.renderpod.worker;

import com.aifilmstudio.core.protocol.QualityReport;
import com.aifilmstudio.core.protocol.RenderOrder;
import com.aifilmstudio.renderpod.assemble.MadeFile;
import com.aifilmstudio.renderpod.engine.Clip;
import com.aifilmstudio.renderpod.engine.Engine;
import com.aifilmstudio.renderpod.engine.Stage;
import com.aifilmstudio.renderpod.engine.Take;
import com.aifilmstudio.renderpod.engine.TakeListener;
import com.aifilmstudio.renderpod.engine.TakeOutcome;
import com.aifilmstudio.renderpod.media.Delivery;
import com.aifilmstudio.renderpod.media.ShotEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;

/** Carries out a render order: each part by the engine, then all of them as one video. */
final class ShotRenderer {

  private final Engine engine;
  private final Function<Clip, QualityReport> inspector;

  ShotRenderer(Engine engine, Function<Clip, QualityReport> inspector) {
    this.engine = engine;
    this.inspector = inspector;
  }

  TaskOutcome render(RenderOrder order, TaskDesk desk) throws Exception {
    var clips = new ArrayList<Clip>();
    for (int part = 0; part < order.parts().size(); part++) {
      desk.gpu().start();
      var rendered = engine.render(take(order, part), listener(order, part, desk));
      desk.gpu().stop();
      switch (rendered) {
        case TakeOutcome.Rendered(var clip, var spent) -> {
          spent.forEach((stage, time) -> desk.seconds().add(stage.word(), time));
          clips.add(clip.first(order.parts().get(part).keep()));
        }
        case TakeOutcome.Stopped(int step) -> {
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
    var quality = desk.seconds().timing("inspect", () -> inspector.apply(Clip.joined(parts)));
    var file = desk.folder().resolve("shot.mp4");
    var delivery =
        new Delivery(
            order.width(), order.height(), order.framesPerSecond(), order.deliveredFrames());
    desk.seconds()
        .timing(
            "encode",
            () -> {
              ShotEncoder.encode(parts, delivery, new TreeMap<>(), file);
              return file;
            });
    return new TaskOutcome.Made(List.of(MadeFile.of("shot.mp4", file)), quality);
  }

  private static Take take(RenderOrder order, int part) {
    var of = order.parts().get(part);
    return new Take(
        order.prompt(),
        order.negative(),
        of.frames(),
        of.seed(),
        order.steps(),
        order.guidance(),
        order.sampler());
  }

  private static TakeListener listener(RenderOrder order, int part, TaskDesk desk) {
    return new TakeListener() {
      @Override
      public Verdict stepped(int step, int steps) {
        desk.pulse().step(part * steps + step, order.parts().size() * steps);
        return desk.ending().isPresent() ? Verdict.STOP : Verdict.CONTINUE;
      }

      @Override
      public void entered(Stage stage) {
        desk.pulse().enter(stage.word());
      }
    };
  }
}
