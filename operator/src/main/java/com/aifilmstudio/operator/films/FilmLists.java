package com.aifilmstudio.operator.films;

import com.aifilmstudio.core.films.FilmSummary;
import com.aifilmstudio.core.films.FilmSummary.FilmList;
import com.aifilmstudio.core.films.FilmSummary.Times;
import com.aifilmstudio.core.films.Outlook;
import com.aifilmstudio.operator.forecast.Forecasts;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.job.JobList;
import com.aifilmstudio.store.job.JobRow;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Many films at once; costs a few statements and no more than a forecast per pool. */
@Singleton
class FilmLists {

  private final Database database;
  private final Forecasts forecasts;

  FilmLists(Database database, Forecasts forecasts) {
    this.database = database;
    this.forecasts = forecasts;
  }

  FilmList of(Optional<String> namespace, int limit) {
    var rows = JobList.of(database.sql(), namespace, limit + 1);
    var shown = rows.subList(0, Math.min(limit, rows.size()));
    var shots = JobList.shots(database.sql(), shown.stream().map(JobRow::id).toList());
    return new FilmList(
        shown.stream().map(row -> summary(row, shots.get(row.id()))).toList(), rows.size() > limit);
  }

  private FilmSummary summary(JobRow row, JobList.Shots shots) {
    return new FilmSummary(
        row.id().value(),
        row.namespace(),
        row.name(),
        row.pool(),
        row.phase(),
        row.reason(),
        shots.all(),
        shots.succeeded(),
        percent(row, shots),
        new Times(row.createdAt(), row.startedAt(), row.finishedAt()),
        row.finished() ? Outlook.NONE : forecasts.film(row.pool(), row.id()).outlook());
  }

  private static int percent(JobRow row, JobList.Shots shots) {
    return row.phase().equals("Succeeded") ? 100 : shots.percent();
  }
}
