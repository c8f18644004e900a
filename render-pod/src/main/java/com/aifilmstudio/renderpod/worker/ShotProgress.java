package com.aifilmstudio.renderpod.worker;

import com.aifilmstudio.renderpod.checkpoint.CheckpointFile;
import com.aifilmstudio.renderpod.checkpoint.ShotState;
import com.aifilmstudio.renderpod.engine.Progress;
import com.aifilmstudio.renderpod.engine.Stage;
import com.aifilmstudio.renderpod.engine.Take;
import com.aifilmstudio.renderpod.engine.TakeListener;
import com.aifilmstudio.renderpod.engine.diffusion.LatentState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Listens to the takes of one shot: tells the pulse how far it is, hands its states to the
 * checkpoints, and says when to stop.
 */
final class ShotProgress implements TakeListener {

  private final String compatibility;
  private final List<Take> takes;
  private final ShotState from;
  private final TaskDesk desk;
  private final List<float[]> finished = new ArrayList<>();
  private LatentState current;

  ShotProgress(String compatibility, List<Take> takes, ShotState from, TaskDesk desk) {
    this.compatibility = compatibility;
    this.takes = takes;
    this.from = from;
    this.desk = desk;
  }

  /** The next part begins, or goes on where it was left. */
  void begin(int part) {
    current = from.of(part, takes.get(part).steps()).orElse(null);
    tell();
  }

  /** The part is rendered. */
  void end() {
    finished.add(current.latent());
    current = null;
    keep();
  }

  @Override
  public Verdict stepped(Progress progress) {
    current = progress.state();
    tell();
    keep();
    desk.previews().accept(progress);
    return verdict();
  }

  @Override
  public Verdict decoding() {
    return verdict();
  }

  @Override
  public void entered(Stage stage) {
    desk.pulse().enter(stage.word());
  }

  private void tell() {
    int steps = takes.getFirst().steps();
    int step = current == null ? 0 : current.step();
    desk.pulse().step(finished.size() * steps + step, takes.size() * steps);
  }

  /** What came from a checkpoint and is only decoded again is no news. */
  private void keep() {
    var state = new ShotState(finished, Optional.ofNullable(current));
    if (state.isBeyond(from)) {
      desk.checkpoints().reached(new CheckpointFile(compatibility, state));
    }
  }

  private Verdict verdict() {
    return desk.ending().isPresent() ? Verdict.STOP : Verdict.CONTINUE;
  }
}
