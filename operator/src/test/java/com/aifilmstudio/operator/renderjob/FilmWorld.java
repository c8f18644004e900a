package com.aifilmstudio.operator.renderjob;

import com.aifilmstudio.api.v1alpha1.DesiredState;
import com.aifilmstudio.api.v1alpha1.Phase;
import com.aifilmstudio.store.job.Work.Cut;
import java.util.Optional;

/**
 * A film of two shots with its row, its queue and its workers, small enough to visit every state
 * that it can be in.
 *
 * @param spec what its owner wants
 * @param noted what the row has noted of it
 * @param waiting shots that nobody holds
 * @param held shots that workers hold
 */
record FilmWorld(
    DesiredState spec,
    DesiredState noted,
    boolean planned,
    int waiting,
    int held,
    int done,
    Cut cut,
    Optional<Phase> end) {

  static final int SHOTS = 2;

  static FilmWorld ordered(DesiredState spec) {
    return new FilmWorld(spec, DesiredState.Running, false, 0, 0, 0, Cut.NONE, Optional.empty());
  }

  boolean over() {
    return end.isPresent();
  }

  FilmWorld wish(DesiredState next) {
    return new FilmWorld(next, noted, planned, waiting, held, done, cut, end);
  }

  /** A worker asks for work. */
  FilmWorld claim() {
    if (over() || noted != DesiredState.Running) {
      return this;
    }
    if (cut == Cut.READY) {
      return cut(Cut.LEASED);
    }
    return waiting > 0 ? shots(waiting - 1, held + 1, done) : this;
  }

  /** A worker beats and does as it is told. */
  FilmWorld beat() {
    return noted == DesiredState.Running && !over() ? this : letGo();
  }

  /** A worker goes away, or is lost, with what it holds. */
  FilmWorld letGo() {
    boolean wanted = noted != DesiredState.Canceled && !over();
    if (cut == Cut.LEASED) {
      return cut(wanted ? Cut.READY : Cut.NONE);
    }
    return held == 0 ? this : shots(wanted ? waiting + 1 : waiting, held - 1, done);
  }

  FilmWorld complete() {
    if (cut == Cut.LEASED) {
      return cut(Cut.DONE);
    }
    if (held == 0) {
      return this;
    }
    var next = shots(waiting, held - 1, done + 1);
    boolean cuts = next.done == SHOTS && noted != DesiredState.Canceled && !over();
    return cuts ? next.cut(Cut.READY) : next;
  }

  Step decide() {
    return look().decide();
  }

  /** What the effects make of a step. */
  FilmWorld after(Step step) {
    return switch (step) {
      case Step.Plan ignored ->
          new FilmWorld(spec, noted, true, SHOTS, 0, 0, Cut.NONE, Optional.empty());
      case Step.Pause ignored -> noted(DesiredState.Paused);
      case Step.Resume ignored -> noted(DesiredState.Running);
      case Step.Cancel ignored -> noted(DesiredState.Canceled).stop();
      case Step.StopShots ignored -> stop();
      case Step.OrderCut ignored -> cut(Cut.READY);
      case Step.Publish ignored -> ended(Phase.Succeeded);
      case Step.Finish(var standing) -> ended(standing.phase()).stop();
      case Step other -> throw new IllegalArgumentException("not in this world: " + other);
    };
  }

  private Looks look() {
    var look = Looks.at().wanted(spec).noted(noted).script(Looks.SCRIPT);
    if (planned) {
      look.planned();
    }
    boolean cutting = cut == Cut.LEASED;
    int startable = waiting + (cut == Cut.READY ? 1 : 0);
    look.work(
        planned
            ? Works.of(SHOTS)
                .succeeded(done)
                .leased(cutting ? 1 : held)
                .startable(startable)
                .cut(cut)
            : Works.of(0));
    end.ifPresent(phase -> look.ended(phase, "Because"));
    return look;
  }

  private FilmWorld noted(DesiredState next) {
    return new FilmWorld(spec, next, planned, waiting, held, done, cut, end);
  }

  private FilmWorld stop() {
    var left = cut == Cut.READY ? Cut.NONE : cut;
    return new FilmWorld(spec, noted, planned, 0, held, done, left, end);
  }

  private FilmWorld shots(int nextWaiting, int nextHeld, int nextDone) {
    return new FilmWorld(spec, noted, planned, nextWaiting, nextHeld, nextDone, cut, end);
  }

  private FilmWorld cut(Cut next) {
    return new FilmWorld(spec, noted, planned, waiting, held, done, next, end);
  }

  private FilmWorld ended(Phase phase) {
    return new FilmWorld(spec, noted, planned, waiting, held, done, cut, Optional.of(phase));
  }
}
