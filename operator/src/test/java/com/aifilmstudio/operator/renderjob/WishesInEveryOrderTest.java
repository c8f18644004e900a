package com.aifilmstudio.operator.renderjob;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.api.v1alpha1.DesiredState;
import com.aifilmstudio.api.v1alpha1.Phase;
import com.aifilmstudio.store.job.Work.Cut;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every wish in every state that a film can be in, in every order. */
class WishesInEveryOrderTest {

  private static final List<UnaryOperator<FilmWorld>> EVENTS =
      List.of(
          world -> world.wish(DesiredState.Running),
          world -> world.wish(DesiredState.Paused),
          world -> world.wish(DesiredState.Canceled),
          FilmWorld::claim,
          FilmWorld::beat,
          FilmWorld::letGo,
          FilmWorld::complete,
          world -> world.decide() instanceof Step.Rest ? world : world.after(world.decide()));

  @Test
  void whatIsSaidIsTrueAndWhatIsOverStaysOver() {
    var worlds = reachable();
    assertThat(worlds).hasSizeGreaterThan(50);
    for (var world : worlds) {
      if (world.decide() instanceof Step.Rest(Standing standing, var recheck)) {
        saysTheTruth(world, standing);
      }
      for (var event : EVENTS) {
        var next = event.apply(world);
        if (world.over()) {
          assertThat(next.end()).isEqualTo(world.end());
        }
        assertThat(next.held()).as("%s to %s", world, next).isNotNegative();
      }
    }
  }

  private static void saysTheTruth(FilmWorld world, Standing standing) {
    boolean somethingHeld = world.held() > 0 || world.cut() == Cut.LEASED;
    switch (standing.phase()) {
      case Paused -> {
        assertThat(somethingHeld).as("%s", world).isFalse();
        assertThat(world.claim()).as("nothing is claimed while paused").isEqualTo(world);
      }
      case Rendering -> assertThat(world.held()).as("%s", world).isPositive();
      case Canceling -> assertThat(somethingHeld).as("%s", world).isTrue();
      case Canceled, Succeeded -> assertThat(world.over()).as("%s", world).isTrue();
      default -> {}
    }
  }

  @Test
  void aPassComesToRestAndAnotherOneChangesNothing() {
    for (var world : reachable()) {
      var rested = pass(world);
      assertThat(rested.decide()).isInstanceOf(Step.Rest.class);
      assertThat(pass(rested)).isEqualTo(rested);
    }
  }

  @Test
  void theSameWishAgainChangesNothing() {
    for (var world : reachable()) {
      for (var wish : DesiredState.values()) {
        var once = pass(world.wish(wish));
        assertThat(pass(once.wish(wish))).isEqualTo(once);
      }
    }
  }

  @Test
  void fromEveryStateAFilmThatIsWantedGetsDoneUnlessItsCancelWasNoted() {
    for (var world : reachable()) {
      var next = world.wish(DesiredState.Running);
      for (int round = 0; round < 20 && !next.over(); round++) {
        next = pass(pass(next).claim().beat().complete());
      }
      var expected = world.noted() == DesiredState.Canceled ? Phase.Canceled : Phase.Succeeded;
      assertThat(next.end()).as("%s", world).contains(world.end().orElse(expected));
    }
  }

  @Test
  void fromEveryStateACanceledFilmIsOverAsSoonAsItsWorkersHaveLetGo() {
    for (var world : reachable()) {
      var next = pass(world.wish(DesiredState.Canceled));
      for (int workers = 0; workers < FilmWorld.SHOTS; workers++) {
        next = pass(next.beat());
      }
      assertThat(next.end()).as("%s", world).contains(world.end().orElse(Phase.Canceled));
    }
  }

  @Test
  void fromEveryStateAPausedFilmRestsAsSoonAsItsWorkersHaveLetGo() {
    for (var world : reachable()) {
      var next = pass(world.wish(DesiredState.Paused));
      for (int workers = 0; workers < FilmWorld.SHOTS; workers++) {
        next = pass(next.beat());
      }
      var standing = ((Step.Rest) next.decide()).standing();
      var canceled = world.noted() == DesiredState.Canceled ? Phase.Canceled : Phase.Paused;
      assertThat(standing.phase()).as("%s", world).isEqualTo(world.end().orElse(canceled));
    }
  }

  private static FilmWorld pass(FilmWorld world) {
    var next = world;
    for (int steps = 0; steps < 10; steps++) {
      var step = next.decide();
      if (step instanceof Step.Rest) {
        return next;
      }
      next = next.after(step);
    }
    throw new AssertionError("no rest for " + world);
  }

  private static Set<FilmWorld> reachable() {
    var seen = new LinkedHashSet<FilmWorld>();
    var next = new ArrayDeque<FilmWorld>();
    Stream.of(DesiredState.values()).map(FilmWorld::ordered).forEach(next::add);
    while (!next.isEmpty()) {
      var world = next.poll();
      if (seen.add(world)) {
        EVENTS.forEach(event -> next.add(event.apply(world)));
      }
    }
    return seen;
  }
}
