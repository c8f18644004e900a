package com.aifilmstudio.gateway.jobs;

import com.aifilmstudio.core.films.Outlook;
import com.aifilmstudio.gateway.problem.ProblemException;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.job.JobRow;
import com.aifilmstudio.store.job.OwnedJob;
import com.aifilmstudio.store.job.OwnedJobs;
import com.aifilmstudio.store.job.WorkQuery;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Optional;

/** One job of an account, as it stands now. */
@Singleton
public class JobReader {

  private final Database database;
  private final Outlooks outlooks;
  private final StatusCache cache;
  private final ObjectMapper json;
  private final InstantSource clock;

  JobReader(
      Database database,
      Outlooks outlooks,
      StatusCache cache,
      ObjectMapper json,
      InstantSource clock) {
    this.database = database;
    this.outlooks = outlooks;
    this.cache = cache;
    this.json = json;
    this.clock = clock;
  }

  /** A job at one moment, and by which tag that moment is known. */
  record Seen(JobView view, Etag etag, boolean over) {}

  /** Another account's job is as good as none. */
  public OwnedJob owned(String account, String id) {
    return OwnedJobs.find(database.sql(), account, new JobId(id))
        .orElseThrow(() -> ProblemException.notFound("such job"));
  }

  Seen see(String account, String id) {
    var job = owned(account, id);
    var row = job.row();
    var work =
        Optional.of(row)
            .filter(JobRow::planned)
            .map(it -> WorkQuery.ofJob(database.sql(), it.id(), clock.instant()));
    var outlook = outlooks.of(row);
    var tag = Etag.of(row.intentVersion(), text(JobViews.of(job, work, placeOnly(outlook))));
    return new Seen(JobViews.of(job, work, outlook), tag, JobViews.status(row).isFinal());
  }

  /** Estimates move by themselves: whoever waits for news does not wait for them. */
  private static Outlook placeOnly(Outlook outlook) {
    return new Outlook(outlook.position(), Optional.empty(), Optional.empty());
  }

  /** As it was a moment ago, for those who ask again and again. */
  StatusCache.Shown glance(String account, String id) {
    return cache.get(
        account,
        id,
        () -> {
          var seen = see(account, id);
          return new StatusCache.Shown(
              text(seen.view()), seen.etag().version(), seen.etag().hash(), seen.over());
        });
  }

  String text(JobView view) {
    try {
      return json.writeValueAsString(view);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
