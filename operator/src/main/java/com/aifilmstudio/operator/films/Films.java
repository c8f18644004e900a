package com.aifilmstudio.operator.films;

import com.aifilmstudio.core.films.FilmSummary.Times;
import com.aifilmstudio.core.films.FilmView;
import com.aifilmstudio.core.films.FilmView.FilmEvent;
import com.aifilmstudio.core.films.FilmView.FilmEvents;
import com.aifilmstudio.core.films.FilmView.SceneView;
import com.aifilmstudio.core.films.FilmView.ShotView;
import com.aifilmstudio.core.forecast.FilmForecast;
import com.aifilmstudio.core.plan.FilmPlan;
import com.aifilmstudio.operator.forecast.Forecasts;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.event.Events;
import com.aifilmstudio.store.job.JobRow;
import com.aifilmstudio.store.job.Jobs;
import com.aifilmstudio.store.job.Plans;
import com.aifilmstudio.store.job.WorkQuery;
import com.aifilmstudio.store.task.ShotProgress;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Films as the database has them: the newest job of a name, also after its resource went. */
@Singleton
class Films {

  private static final int MOST_EVENTS = 500;

  private final Database database;
  private final Forecasts forecasts;
  private final InstantSource clock;

  Films(Database database, Forecasts forecasts, InstantSource clock) {
    this.database = database;
    this.forecasts = forecasts;
    this.clock = clock;
  }

  Optional<FilmView> find(String namespace, String name) {
    return Jobs.newest(database.sql(), namespace, name).map(this::view);
  }

  Optional<FilmEvents> events(String namespace, String name, int after) {
    return Jobs.newest(database.sql(), namespace, name)
        .map(row -> Events.after(database.sql(), row.id(), after, MOST_EVENTS))
        .map(
            rows ->
                new FilmEvents(
                    rows.stream()
                        .map(e -> new FilmEvent(e.seq(), e.type(), e.at(), e.data()))
                        .toList()));
  }

  private FilmView view(JobRow row) {
    var plan = Plans.find(database.sql(), row.id());
    var forecast = row.finished() ? FilmForecast.NONE : forecasts.film(row.pool(), row.id());
    return new FilmView(
        row.id().value(),
        row.namespace(),
        row.name(),
        plan.map(FilmPlan::title).orElse(row.name()),
        row.phase(),
        row.reason(),
        row.message(),
        percent(row),
        plan.map(Films::scenes).orElse(List.of()),
        plan.map(p -> shots(row, p, forecast)).orElse(List.of()),
        new Times(row.createdAt(), row.startedAt(), row.finishedAt()),
        forecast.outlook());
  }

  private int percent(JobRow row) {
    if (!row.planned()) {
      return 0;
    }
    var work = WorkQuery.ofJob(database.sql(), row.id(), clock.instant());
    return row.phase().equals("Succeeded") ? 100 : work.percent();
  }

  private static List<SceneView> scenes(FilmPlan plan) {
    return plan.scenes().stream()
        .map(scene -> new SceneView(scene.number(), scene.heading()))
        .toList();
  }

  private List<ShotView> shots(JobRow row, FilmPlan plan, FilmForecast forecast) {
    Map<String, FilmPlan.Shot> planned =
        plan.shots().stream().collect(Collectors.toMap(FilmPlan.Shot::name, Function.identity()));
    return ShotProgress.ofJob(database.sql(), row.id()).stream()
        .map(
            shot ->
                shot(
                    shot,
                    planned.get(shot.name()),
                    Optional.ofNullable(forecast.shots().get(shot.ordinal()))))
        .toList();
  }

  private static ShotView shot(ShotProgress shot, FilmPlan.Shot planned, Optional<Instant> finish) {
    return new ShotView(
        shot.ordinal(),
        shot.name(),
        shot.phase(),
        planned.prompt(),
        planned.seconds(),
        shot.step(),
        shot.steps(),
        shot.stage(),
        shot.worker(),
        shot.attempts(),
        shot.reused(),
        shot.gpuSeconds(),
        planned.scene(),
        finish,
        shot.code().map(code -> code + shot.message().map(text -> ": " + text).orElse("")));
  }
}
