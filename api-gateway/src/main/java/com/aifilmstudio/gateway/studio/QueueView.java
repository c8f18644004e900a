package com.aifilmstudio.gateway.studio;

import com.aifilmstudio.core.films.Outlook;
import com.aifilmstudio.core.films.PublicStatus;
import com.aifilmstudio.store.job.JobList;
import com.aifilmstudio.store.job.JobRow;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A film that is not over, without what it is about. */
@Schema(name = "QueuedFilm")
record QueueView(
    String job,
    String account,
    String pool,
    String status,
    String phase,
    String reason,
    int priority,
    Instant createdAt,
    Optional<Instant> startedAt,
    @Schema(description = "None until it is planned.") int shots,
    int shotsDone,
    @Schema(description = "Among the films of its pool that no worker is at, from 1.")
        Optional<Integer> position,
    @Schema(description = "When it is as likely finished as not.") Optional<Instant> finish) {

  /** Many of them, the oldest first; {@code more}: there are others that are left out. */
  @Schema(name = "QueuedFilmList")
  record QueueList(List<QueueView> data, boolean more) {}

  static QueueView of(JobRow row, JobList.Shots shots, Outlook outlook) {
    return new QueueView(
        row.id().value(),
        row.account(),
        row.pool(),
        PublicStatus.of(row.phase()).word(),
        row.phase().toLowerCase(Locale.ROOT),
        row.reason(),
        row.priority(),
        row.createdAt(),
        row.startedAt(),
        shots.all(),
        shots.succeeded(),
        outlook.position(),
        outlook.finish().map(Outlook.Between::p50));
  }
}
