package com.aifilmstudio.local.cli.chaos;

import com.aifilmstudio.api.v1alpha1.DesiredState;
import com.aifilmstudio.api.v1alpha1.RenderJob;
import com.aifilmstudio.api.v1alpha1.RenderJobSpecBuilder;
import com.aifilmstudio.local.cli.farm.Farm;
import com.aifilmstudio.local.cli.farm.FarmFilm;
import com.aifilmstudio.local.cli.film.FilmFile;
import com.aifilmstudio.local.cli.studio.Narrator;
import com.aifilmstudio.local.parts.process.Patience;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/** Plays a script on a farm: films are ordered, things go wrong, and are put right again. */
final class Play {
  /** Owners try again while the API server is away. */
  private static final Duration OWNERS_PATIENCE = Duration.ofMinutes(3);

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(30);
  private static final Duration BETWEEN_REVIVALS = Duration.ofSeconds(2);

  private final Farm farm;
  private final Injury injury;
  private final Narrator narrator;
  private final Map<Fault, Runnable> open = new ConcurrentHashMap<>();
  private final Map<Fault.Kind, Integer> inflicted = new EnumMap<>(Fault.Kind.class);

  Play(Farm farm, Injury injury, Narrator narrator) {
    this.farm = farm;
    this.injury = injury;
    this.narrator = narrator;
  }

  /** How often each kind found somebody to hit. */
  synchronized Map<Fault.Kind, Integer> inflicted() {
    return Map.copyOf(inflicted);
  }

  /** Returns when the time is over and everything is put right. */
  void run(Script script, Duration lasting) throws InterruptedException {
    var timeline = new Timeline(InstantSource.system());
    for (var film : script.films()) {
      timeline.at(film.at(), () -> order(film));
      film.changes().forEach(change -> timeline.at(change.at(), () -> change(film, change.wish())));
    }
    for (var fault : script.faults()) {
      timeline.at(fault.at(), () -> inflict(fault));
      timeline.at(fault.until(), () -> putRight(fault));
    }
    look(timeline);
    keepWhole(timeline);
    timeline.runUntil(lasting);
    if (!timeline.awaitThreads()) {
      narrator.say("Something of the script did not come to its end");
    }
    script.faults().forEach(this::putRight);
    // While the API server was away, wishes may have come late and in another order.
    script.films().forEach(film -> film.lastWish().ifPresent(wish -> change(film, wish)));
  }

  private void order(FilmOrder film) {
    persist("order " + film, () -> farm.order(FarmFilm.of(film.name(), film.shots(), film.seed())));
  }

  private void change(FilmOrder film, FilmOrder.Wish wish) {
    persist(
        wish + " " + film,
        () -> {
          Resource<RenderJob> job =
              farm.client()
                  .resources(RenderJob.class)
                  .inNamespace(FilmFile.NAMESPACE)
                  .withName(film.name());
          switch (wish) {
            case PAUSE -> desire(job, DesiredState.Paused);
            case RUN -> desire(job, DesiredState.Running);
            case CANCEL -> desire(job, DesiredState.Canceled);
            case DELETE -> job.delete();
          }
        });
  }

  private static void desire(Resource<RenderJob> job, DesiredState state) {
    job.edit(
        now -> {
          now.setSpec(RenderJobSpecBuilder.builder(now.getSpec()).desiredState(state).build());
          return now;
        });
  }

  private void persist(String what, Runnable wish) {
    var last = new AtomicReference<RuntimeException>();
    boolean done =
        Patience.until(
            OWNERS_PATIENCE,
            () -> {
              try {
                wish.run();
                return true;
              } catch (RuntimeException refused) {
                last.set(refused);
                return false;
              }
            });
    if (!done) {
      narrator.say("in vain: " + what + ": " + last.get());
    }
  }

  private void inflict(Fault fault) {
    try {
      var done = injury.inflict(fault);
      done.ifPresent(
          it -> {
            open.put(fault, it.takeBack());
            count(fault.kind());
          });
      narrator.say(
          "%s %s%s"
              .formatted(
                  fault.kind().words(),
                  done.map(Injury.Done::what).orElse("(nobody)"),
                  fault.lasting().isZero() ? "" : " for " + fault.lasting().toMillis() + " ms"));
    } catch (RuntimeException e) {
      narrator.say(fault.kind().words() + " could not be done: " + e.getMessage());
    }
  }

  private synchronized void count(Fault.Kind kind) {
    inflicted.merge(kind, 1, Integer::sum);
  }

  private void putRight(Fault fault) {
    var takeBack = open.remove(fault);
    if (takeBack != null) {
      try {
        takeBack.run();
      } catch (RuntimeException e) {
        narrator.say(fault.kind().words() + " could not be put right: " + e.getMessage());
      }
    }
  }

  private void keepWhole(Timeline timeline) {
    try {
      farm.keepWhole();
    } catch (RuntimeException notYet) {
      narrator.say(notYet.toString().lines().findFirst().orElseThrow());
    }
    timeline.at(timeline.now().plus(BETWEEN_REVIVALS), () -> keepWhole(timeline));
  }

  private void look(Timeline timeline) {
    try {
      narrator.say(
          farm.films().values().stream()
              .collect(Collectors.groupingBy(Farm::phase, Collectors.counting()))
              .toString());
    } catch (RuntimeException away) {
      narrator.say("the API server does not tell of the films: " + away.getMessage());
    }
    timeline.at(timeline.now().plus(BETWEEN_LOOKS), () -> look(timeline));
  }
}
