package com.aifilmstudio.renderpod.worker;

import com.aifilmstudio.core.protocol.Claim;
import com.aifilmstudio.core.protocol.CutOrder;
import com.aifilmstudio.core.protocol.CutOrder.Cue;
import com.aifilmstudio.core.protocol.CutOrder.CutShot;
import com.aifilmstudio.core.protocol.RenderOrder;
import com.aifilmstudio.core.protocol.TaskKind;
import java.util.List;
import java.util.Optional;

/** Claims for tests. */
final class Orders {

  private Orders() {}

  /** Two seconds of film from one part of 16 frames. */
  static Claim shot(String task, int epoch) {
    return render(task, epoch, 20, List.of(new RenderOrder.Part(16, 16, 7)), 48);
  }

  static Claim render(
      String task, int epoch, int steps, List<RenderOrder.Part> parts, int deliveredFrames) {
    var order =
        new RenderOrder(
            "job_1",
            "s1-1",
            "a red balloon over the sea at day",
            "",
            320,
            180,
            24,
            deliveredFrames,
            parts,
            steps,
            4.0,
            "ddim");
    return new Claim(
        task,
        TaskKind.RENDER,
        new Claim.Lease(task, epoch, 30),
        Optional.of(order),
        Optional.empty(),
        Optional.empty());
  }

  static Claim cut(String task, int epoch, List<CutShot> shots, List<Cue> cues) {
    var order =
        new CutOrder(
            "job_1",
            "A Test",
            320,
            180,
            24,
            "sha256:" + "0".repeat(64),
            "ddim",
            20,
            4.0,
            shots,
            cues,
            List.of("Mp4", "Captions", "Poster"));
    return new Claim(
        task,
        TaskKind.ASSEMBLE,
        new Claim.Lease(task, epoch, 30),
        Optional.empty(),
        Optional.of(order),
        Optional.empty());
  }
}
