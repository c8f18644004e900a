package com.aifilmstudio.gateway.jobs;

import com.aifilmstudio.core.failure.FailureCode;
import com.aifilmstudio.core.films.Outlook;
import com.aifilmstudio.core.films.PublicStatus;
import com.aifilmstudio.store.job.JobRow;
import com.aifilmstudio.store.job.OwnedJob;
import com.aifilmstudio.store.job.Work;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/** Rows as their owners see them. Pure. */
final class JobViews {

  private JobViews() {}

  /** {@code work}: empty in lists, which would cost a look at the shots of every film. */
  static JobView of(OwnedJob job, Optional<Work> work, Outlook outlook) {
    var row = job.row();
    return new JobView(
        row.id().value(),
        status(row).word(),
        phase(row.phase()),
        row.reason(),
        row.message(),
        job.title(),
        Words.STATES.outside(row.desiredState()),
        row.priority(),
        row.deadline(),
        row.pool(),
        row.bundleDigest(),
        job.outputs().stream().map(Words.OUTPUTS::outside).toList(),
        job.labels(),
        row.source().name().toLowerCase(Locale.ROOT),
        job.createdBy(),
        job.derivedFrom(),
        row.createdAt(),
        row.startedAt(),
        row.finishedAt(),
        outlook.position(),
        outlook.start().map(JobViews::between),
        outlook.finish().map(JobViews::between),
        work.map(it -> progress(row, it)),
        new JobView.Usage(work.map(Work::gpuMillis).orElse(job.gpuMillis()) / 1000.0),
        failure(row, work));
  }

  /** To the second: nobody knows it better. */
  private static JobView.Between between(Outlook.Between times) {
    return new JobView.Between(
        times.p50().truncatedTo(ChronoUnit.SECONDS), times.p90().truncatedTo(ChronoUnit.SECONDS));
  }

  static PublicStatus status(JobRow row) {
    return PublicStatus.of(row.phase());
  }

  private static String phase(String own) {
    return own.toLowerCase(Locale.ROOT);
  }

  private static JobView.Progress progress(JobRow row, Work work) {
    int percent = status(row) == PublicStatus.SUCCEEDED ? 100 : work.percent();
    return new JobView.Progress(
        percent,
        new JobView.Shots(
            work.shots(),
            work.queued(),
            work.rendering(),
            work.succeeded(),
            work.failed(),
            work.reused()));
  }

  /** An end that is decided, whether or not the last worker has stopped. */
  private static Optional<JobView.Failure> failure(JobRow row, Optional<Work> work) {
    var status = status(row);
    boolean failed = status == PublicStatus.FAILED || status == PublicStatus.EXPIRED;
    return FailureCode.find(row.reason())
        .filter(code -> failed)
        .map(
            code ->
                new JobView.Failure(
                    code.code(),
                    code.blame().word(),
                    code.retryable(),
                    row.message(),
                    work.flatMap(Work::failure).flatMap(Work.Failure::shot)));
  }
}
