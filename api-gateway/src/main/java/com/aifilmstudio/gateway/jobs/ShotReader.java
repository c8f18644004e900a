package com.aifilmstudio.gateway.jobs;

import com.aifilmstudio.core.failure.FailureCode;
import com.aifilmstudio.core.plan.FilmPlan;
import com.aifilmstudio.core.protocol.QualityReport;
import com.aifilmstudio.gateway.live.Pictures;
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
  private final Pictures pictures;

  ShotReader(Database database, JobReader jobs, Pictures pictures) {
    this.database = database;
    this.jobs = jobs;
    this.pictures = pictures;
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
      @Schema(
              description =
                  "What was seen in its frames and crossed a threshold; absent until it is"
                      + " rendered.")
          Optional<List<Finding>> findings,
      @Schema(description = "Address of the newest picture of it, while it is rendered.")
          Optional<String> preview,
      Optional<JobView.Failure> error) {}

  /** Something that was seen in the frames. */
  @Schema(name = "Finding")
  record Finding(
      @Schema(description = "black, frozen, flat, noise, flicker, conformity; more may come.")
          String check,
      double value,
      double threshold,
      String message) {}

  /** How far a shot is that a worker holds. */
  @Schema(name = "ShotProgress")
  record Progress(String stage, int step, int steps) {}

  ShotList of(String account, String id) {
    var row = jobs.owned(account, id).row();
    var job = row.id();
    Map<String, String> seen = row.finished() ? Map.of() : pictures.addresses(job.value());
    var planned =
        Plans.find(database.sql(), job).map(FilmPlan::shots).orElse(List.of()).stream()
            .collect(Collectors.toMap(FilmPlan.Shot::ordinal, Function.identity()));
    var times = ShotTimes.ofJob(database.sql(), job);
    return new ShotList(
        ShotProgress.ofJob(database.sql(), job).stream()
            .map(shot -> view(shot, planned.get(shot.ordinal()), times, seen))
            .toList());
  }

  private static ShotView view(
      ShotProgress shot,
      FilmPlan.Shot planned,
      Map<String, ShotTimes> times,
      Map<String, String> pictures) {
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
        shot.quality().map(ShotReader::findings),
        Optional.ofNullable(pictures.get(shot.id())),
        shot.code().map(code -> failure(shot, code)));
  }

  private static List<Finding> findings(QualityReport quality) {
    return quality.findings().stream()
        .map(it -> new Finding(it.check(), it.value(), it.threshold(), it.message()))
        .toList();
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
