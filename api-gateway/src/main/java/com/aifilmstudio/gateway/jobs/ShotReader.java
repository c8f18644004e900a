package com.aifilmstudio.gateway.jobs;

import com.aifilmstudio.core.failure.FailureCode;
import com.aifilmstudio.core.plan.FilmPlan;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.job.Plans;
import com.aifilmstudio.store.take.ShotTimes;
import com.aifilmstudio.store.task.ShotProgress;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The shots of a film as its owner sees them. */
@Singleton
class ShotReader {

  private final Database database;
  private final JobReader jobs;

  ShotReader(Database database, JobReader jobs) {
    this.database = database;
    this.jobs = jobs;
  }

  /** All of a film; none until it is planned. */
  @Schema(name = "ShotList")
  record ShotList(List<ShotView> data) {}

  /** One shot. */
  @Schema(name = "Shot")
  record ShotView(
      @Schema(examples = "sht_01JDXQ3V7M6N5T8B2R4C9K0HWZ") String id,
      int ordinal,
      String name,
      @Schema(description = "queued, rendering, succeeded, failed or canceled.") String status,
      @Schema(description = "Scene of the script, from 1; 0 where there is none.") int scene,
      String prompt,
      double seconds,
      @Schema(description = "Where its chance started.") long seed,
      @Schema(description = "Attempts that counted.") int attempt,
      @Schema(description = "Taken over from an earlier film, and free.") boolean reused,
      Optional<Progress> progress,
      Optional<Instant> startedAt,
      Optional<Instant> finishedAt,
      JobView.Usage usage,
      Optional<JobView.Failure> error) {}

  /** How far a shot is that a worker holds. */
  @Schema(name = "ShotProgress")
  record Progress(String stage, int step, int steps) {}

  ShotList of(String account, String id) {
    var job = jobs.owned(account, id).row().id();
    var planned =
        Plans.find(database.sql(), job).map(FilmPlan::shots).orElse(List.of()).stream()
            .collect(Collectors.toMap(FilmPlan.Shot::ordinal, Function.identity()));
    var times = ShotTimes.ofJob(database.sql(), job);
    return new ShotList(
        ShotProgress.ofJob(database.sql(), job).stream()
            .map(shot -> view(shot, planned.get(shot.ordinal()), times))
            .toList());
  }

  private static ShotView view(
      ShotProgress shot, FilmPlan.Shot planned, Map<String, ShotTimes> times) {
    var time = Optional.ofNullable(times.get(shot.id()));
    return new ShotView(
        shot.id(),
        shot.ordinal(),
        shot.name(),
        shot.phase().toLowerCase(Locale.ROOT),
        planned.scene(),
        planned.prompt(),
        planned.seconds(),
        planned.seed(),
        shot.attempts(),
        shot.reused(),
        shot.stage().map(stage -> new Progress(stage, shot.step(), shot.steps())),
        time.map(ShotTimes::startedAt),
        shot.phase().equals("Succeeded") ? time.flatMap(ShotTimes::endedAt) : Optional.empty(),
        new JobView.Usage(shot.gpuSeconds()),
        shot.code().map(code -> failure(shot, code)));
  }

  private static JobView.Failure failure(ShotProgress shot, String code) {
    var known = FailureCode.reported(code);
    return new JobView.Failure(
        code,
        known.blame().word(),
        known.retryable(),
        shot.message().orElse(known.meaning()),
        Optional.of(shot.name()));
  }
}
