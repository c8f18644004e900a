package com.aifilmstudio.operator.renderjob;

import static com.aifilmstudio.api.v1alpha1.OnThreshold.CompleteRunning;
import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.api.v1alpha1.DesiredState;
import com.aifilmstudio.api.v1alpha1.Phase;
import com.aifilmstudio.operator.renderjob.Step.Recheck;
import com.aifilmstudio.store.job.Work.Cut;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LifecycleTest {

  private static final Set<String> REASONS =
      Arrays.stream(Reason.values()).map(Enum::name).collect(Collectors.toSet());

  private static final List<Hindrance> HINDRANCES =
      List.of(
          new Hindrance.PoolPaused("STORE.UNAVAILABLE", "away", Looks.NOW.plusSeconds(9)),
          new Hindrance.QuotaReached("ns:studio", 2, 2),
          new Hindrance.TryingAgain(Looks.NOW.plusSeconds(4)));

  @Test
  void aResourceWithoutRowGetsOneFirst() {
    var seen = Looks.at().withoutRow().seen();
    assertThat(Lifecycle.decide(seen)).isInstanceOf(Step.Adopt.class);
  }

  @Test
  void aFilmWaitsForItsPoolThenForTheModelThenForTheScript() {
    var look = Looks.at();
    assertRests(look.pool(new PoolSeen.Absent("ns/tiny")), Phase.Queued, "PoolNotFound");
    assertRests(
        look.pool(new PoolSeen.WithoutModel("ns/tiny", "gone")), Phase.Queued, "ModelNotAvailable");
    assertRests(
        look.pool(Looks.POOL).script(new ScriptSeen.Missing("no ConfigMap")),
        Phase.Planning,
        "ScriptNotFound");
    assertThat(Lifecycle.decide(look.pool(Looks.POOL).script(Looks.SCRIPT).seen()))
        .isInstanceOf(Step.Plan.class);
  }

  @Test
  void renderingIsSaidOnlyWhileAWorkerHoldsALease() {
    var look = Looks.at().planned();
    assertRests(look.work(Works.of(3)), Phase.Queued, "WaitingForTurn");
    assertRests(look.work(Works.of(3)).pool(Looks.available(0)), Phase.Queued, "WaitingForWorkers");
    assertRests(look.work(Works.of(3).leased(1)), Phase.Rendering, "Rendering");
    assertRests(
        look.work(Works.of(3).succeeded(2)),
        Phase.Queued,
        "WaitingForWorkers"); // between two shots
  }

  @Test
  void theLastShotOrdersTheCutAndTheCutIsReadBackBeforeTheFilmSucceeds() {
    var look = Looks.at().planned();
    var rendered = Works.of(2).succeeded(2);
    assertThat(look.work(rendered).decide()).isInstanceOf(Step.OrderCut.class);
    assertRests(look.work(rendered.cut(Cut.READY)), Phase.Assembling, "WaitingForTurn");
    assertRests(look.work(rendered.cut(Cut.LEASED).leased(1)), Phase.Assembling, "Assembling");
    assertThat(look.work(rendered.cut(Cut.DONE)).decide()).isInstanceOf(Step.Publish.class);
    assertRests(
        look.work(rendered.cut(Cut.DONE)).unreadable("film.mp4 is not there"),
        Phase.Publishing,
        "OutputNotReadable");
  }

  @Test
  void aCanceledFilmWaitsForTheLastWorkerAndSaysSo() {
    var look = Looks.at().planned().cancelWanted();
    assertThat(look.work(Works.of(2).leased(1)).decide()).isInstanceOf(Step.Cancel.class);
    look.canceled();
    assertThat(look.work(Works.of(2).startable(1)).decide()).isInstanceOf(Step.StopShots.class);
    assertRests(look.work(Works.of(2).startable(0).leased(1)), Phase.Canceling, "CancelRequested");
    assertEnds(look.work(Works.of(2).startable(0)), Phase.Canceled, "CancelRequested");
  }

  @Test
  void aFailedShotStopsTheOthersAndTheFilmFailsWhenTheLastWorkerIsDone() {
    var look = Looks.at().planned();
    var failed = Works.of(3).failed("shot-1", "RENDER.NAN");
    assertThat(look.work(failed.startable(1)).decide()).isInstanceOf(Step.End.class);
    look.ending(Phase.Failed, "RENDER.NAN");
    assertThat(look.decide()).isInstanceOf(Step.StopShots.class);
    assertRests(look.work(failed.startable(0).leased(1)), Phase.Rendering, "Stopping");
    assertEnds(look.work(failed.startable(0)), Phase.Failed, "RENDER.NAN");
  }

  @Test
  void aFilmThatMayMissAShotGoesOnWithoutItAndIsCut() {
    var look = Looks.at().planned();
    var one = Works.of(3).allowing(1).failed("shot-1", "RENDER.NAN");
    assertRests(look.work(one.succeeded(1).leased(1)), Phase.Rendering, "Rendering");
    assertThat(look.work(one.succeeded(2)).decide()).isInstanceOf(Step.OrderCut.class);
    assertThat(look.work(one.succeeded(2).cut(Cut.DONE)).decide()).isInstanceOf(Step.Publish.class);
  }

  @Test
  void aFilmOfNothingButMissingShotsFails() {
    var none = Works.of(1).allowing(5).failed("shot-1", "RENDER.NAN").startable(0);
    assertEnds(Looks.at().planned().work(none), Phase.Failed, "RENDER.NAN");
  }

  @Test
  void aFailedCutEndsAlsoAFilmThatMayMissShots() {
    var cut =
        Works.of(2)
            .allowing(1)
            .succeeded(1)
            .startable(0)
            .cut(Cut.FAILED)
            .cutFailure("FILM.NOT_CONFORMING");
    assertEnds(Looks.at().planned().work(cut), Phase.Failed, "FILM.NOT_CONFORMING");
  }

  @Test
  void aFailedCutFailsTheFilm() {
    var cut =
        Works.of(1).succeeded(1).startable(0).cut(Cut.FAILED).cutFailure("FILM.NOT_CONFORMING");
    var look = Looks.at().planned().work(cut);
    assertThat(look.decide())
        .isInstanceOfSatisfying(
            Step.End.class,
            step -> assertThat(step.ending().code()).isEqualTo("FILM.NOT_CONFORMING"));
    assertEnds(
        look.ending(Phase.Failed, "FILM.NOT_CONFORMING"), Phase.Failed, "FILM.NOT_CONFORMING");
  }

  @Test
  void aFilmThatEndedStaysAsItEndedWhateverElseIsSeen() {
    for (var look : everything()) {
      look.ended(Phase.Failed, "RENDER.NAN");
      assertRests(look, Phase.Failed, "RENDER.NAN");
    }
  }

  /** Every small state: no exception, and what is said is always true. */
  @Test
  void noStateIsWithoutAnAnswerAndNoAnswerContradictsTheState() {
    var looks = everything();
    assertThat(looks).hasSizeGreaterThan(1_000);
    for (var look : looks) {
      var seen = look.seen();
      var step = look.decide();
      if (step instanceof Step.Rest(Standing standing, Recheck recheck)) {
        assertThat(standing.reason()).as("%s", seen).isNotBlank();
        assertThat(standing.phase().isTerminal()).as("%s", seen).isFalse();
        assertThat(REASONS).as("%s", seen).contains(standing.reason());
        if (standing.phase() == Phase.Paused) {
          assertThat(seen.work().leases()).as("%s", seen).isZero();
        }
        if (standing.phase() == Phase.Rendering) {
          assertThat(seen.work().leases()).as("%s", seen).isPositive();
        }
        if (seen.work().leases() > 0 && seen.row().orElseThrow().planned()) {
          assertThat(recheck).as("%s", seen).isInstanceOf(Recheck.After.class);
        }
      }
      if (step instanceof Step.Finish(Standing end)) {
        assertThat(seen.work().leases()).as("ends while a worker is at it: %s", seen).isZero();
        assertThat(end.phase()).isNotEqualTo(Phase.Succeeded);
      }
      if (step instanceof Step.Publish) {
        assertThat(seen.work().allRendered()).isTrue();
        assertThat(seen.work().cut()).isEqualTo(Cut.DONE);
        assertThat(seen.row().orElseThrow().canceled()).isFalse();
      }
    }
  }

  private static List<Looks> everything() {
    var all = new ArrayList<Looks>();
    for (var spec : DesiredState.values()) {
      for (var noted : DesiredState.values()) {
        for (var pool : Looks.POOLS) {
          for (var work : works()) {
            all.add(Looks.at().planned().wanted(spec).noted(noted).pool(pool).work(work));
          }
        }
      }
    }
    for (var pool : Looks.POOLS) {
      for (var work : works()) {
        all.add(Looks.at().planned().pool(pool).work(work).unreadable("gone"));
        all.add(Looks.at().planned().pool(pool).work(work).ending(Phase.Failed, "RENDER.NAN"));
        all.add(
            Looks.at()
                .planned()
                .pool(pool)
                .work(work.gpuMillis(2_000))
                .budget(1, CompleteRunning)
                .heldBack());
        all.add(Looks.at().planned().pool(pool).work(work).unfunded(Looks.NOW, 1));
        for (var hindrance : HINDRANCES) {
          all.add(Looks.at().planned().pool(pool).work(work).hindered(hindrance));
        }
      }
      all.add(Looks.at().pool(pool).script(new ScriptSeen.Missing("no ConfigMap")));
      all.add(Looks.at().pool(pool).paused());
    }
    return all;
  }

  private static List<Works> works() {
    var all = new ArrayList<Works>();
    for (int succeeded = 0; succeeded <= 2; succeeded++) {
      for (int leased = 0; leased <= 2 - succeeded; leased++) {
        for (int startable = 0; startable <= 2 - succeeded - leased; startable++) {
          var base = Works.of(2).succeeded(succeeded).leased(leased).startable(startable);
          all.add(base);
          if (succeeded < 2) {
            all.add(base.failed("shot-2", "RENDER.FAILED"));
            all.add(base.failed("shot-2", "RENDER.FAILED").allowing(1));
          }
        }
      }
    }
    var rendered = Works.of(2).succeeded(2);
    all.add(rendered.cut(Cut.READY).startable(1));
    all.add(rendered.cut(Cut.LEASED).leased(1));
    all.add(rendered.cut(Cut.DONE));
    all.add(rendered.cut(Cut.FAILED).cutFailure("FILM.NOT_CONFORMING"));
    all.addAll(all.stream().map(work -> work.gpuMillis(400)).toList());
    all.addAll(all.stream().map(work -> work.findings(1)).toList());
    return all;
  }

  /** No reason is documented that is never given; Accepted is that of a row without a pass yet. */
  @Test
  void everyReasonIsGivenInSomeState() {
    var given =
        everything().stream()
            .map(Looks::decide)
            .filter(Step.Rest.class::isInstance)
            .map(step -> ((Step.Rest) step).standing().reason())
            .collect(Collectors.toSet());
    given.add(Reason.Accepted.name());
    assertThat(given).isEqualTo(REASONS);
  }

  @Test
  void whatHindersAWaitingFilmIsSaidBeforeThatItWaits() {
    var look = Looks.at().planned().work(Works.of(2));
    assertRests(look.hindered(HINDRANCES.get(0)), Phase.Queued, "PoolPaused");
    assertRests(look.hindered(HINDRANCES.get(1)), Phase.Queued, "QuotaReached");
    assertRests(look.hindered(HINDRANCES.get(2)), Phase.Queued, "WaitingToTryAgain");
  }

  @Test
  void aFilmWhoseModelThePoolHasReplacedSaysSoButItsCutNeedsNoModel() {
    var replaced = new PoolSeen.Available("ns/tiny", "sha256:1", 0, Optional.of("sha256:2"));
    var look = Looks.at().planned().pool(replaced);
    assertRests(look.work(Works.of(2)), Phase.Queued, "ModelReplaced");
    assertRests(
        look.work(Works.of(2).succeeded(2).cut(Cut.READY)), Phase.Assembling, "WaitingForWorkers");
  }

  private static void assertRests(Looks look, Phase phase, String reason) {
    assertThat(look.decide())
        .isInstanceOfSatisfying(
            Step.Rest.class,
            rest -> {
              assertThat(rest.standing().phase()).isEqualTo(phase);
              assertThat(rest.standing().reason()).isEqualTo(reason);
            });
  }

  /** The end is decided, or carried out. */
  private static void assertEnds(Looks look, Phase phase, String reason) {
    var end =
        switch (look.decide()) {
          case Step.End(var decided) -> decided.phase() + " " + decided.code();
          case Step.Finish(var standing) -> standing.phase() + " " + standing.reason();
          case Step other -> other.toString();
        };
    assertThat(end).isEqualTo(phase + " " + reason);
  }
}
