package com.aifilmstudio.gateway.jobs;

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
  private final ObjectMapper json;
  private final InstantSource clock;

  JobReader(Database database, ObjectMapper json, InstantSource clock) {
    this.database = database;
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
    var view = JobViews.of(job, work);
    return new Seen(view, Etag.of(row.intentVersion(), text(view)), JobViews.status(row).isFinal());
  }

  String text(JobView view) {
    try {
      return json.writeValueAsString(view);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
