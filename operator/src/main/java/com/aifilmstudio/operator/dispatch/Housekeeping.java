package com.aifilmstudio.operator.dispatch;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.aifilmstudio.core.Json;
import com.aifilmstudio.operator.objects.ObjectName;
import com.aifilmstudio.operator.objects.ObjectStore;
import com.aifilmstudio.operator.objects.StoreUnavailable;
import com.aifilmstudio.operator.start.StudioConfig;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.event.History;
import com.aifilmstudio.store.handed.HandedInFiles;
import com.aifilmstudio.store.health.Quarantines;
import com.aifilmstudio.store.job.OldJobs;
import com.aifilmstudio.store.shot.FinishedShot;
import com.aifilmstudio.store.task.Leases;
import com.aifilmstudio.store.upload.UploadSweep;
import com.aifilmstudio.store.worker.Workers;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import org.jboss.logging.Logger;
import org.jooq.exception.DataAccessException;

/** Removes what is left over: uploads of nothing, silent workers. May run on every replica. */
@Singleton
class Housekeeping {

  private static final Logger LOG = Logger.getLogger(Housekeeping.class);

  private static final int AT_ONCE = 500;
  private static final int LONGEST_NOTE = 1 << 20;
  private static final Duration SILENCE = Duration.ofMinutes(5);

  private final UploadSweep uploads;
  private final Leases leases;
  private final Quarantines quarantines;
  private final ObjectStore objects;
  private final Database database;
  private final InstantSource clock;
  private final Duration grace;
  private final String films;
  private final Duration keep;

  Housekeeping(
      UploadSweep uploads,
      Leases leases,
      Quarantines quarantines,
      ObjectStore objects,
      Database database,
      InstantSource clock,
      StudioConfig config) {
    this.uploads = uploads;
    this.leases = leases;
    this.quarantines = quarantines;
    this.objects = objects;
    this.database = database;
    this.clock = clock;
    this.grace = config.objects().sweepGrace();
    this.films = config.objects().filmsBucket();
    this.keep = config.history().keep();
  }

  @Scheduled(
      every = "${studio.objects.sweep-every:10M}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void sweepObjects() {
    try {
      long deleted =
          uploads.candidates(grace, AT_ONCE).stream().filter(this::deletedIfUnused).count();
      if (deleted > 0) {
        LOG.infof("unreferenced objects deleted count=%d", deleted);
      }
    } catch (DataAccessException | StoreUnavailable e) {
      LOG.warnf("sweep of objects stopped, goes on later: %s", e.getMessage());
    }
  }

  /** What people handed in, when its time is over; longer than an address to write to is good. */
  @Scheduled(
      every = "${studio.objects.sweep-every:10M}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void sweepHandedIn() {
    try {
      for (var upload : HandedInFiles.over(database.sql(), clock.instant(), AT_ONCE)) {
        objects.delete(new ObjectName(films, upload.key()));
        HandedInFiles.forget(database.sql(), upload.id());
      }
    } catch (DataAccessException | StoreUnavailable e) {
      LOG.warnf("sweep of uploads stopped, goes on later: %s", e.getMessage());
    }
  }

  /** A key that was given up but not deleted is found again the next time. */
  private boolean deletedIfUnused(String key) {
    var decision = uploads.decide(key, grace);
    if (decision.fate().kept()) {
      return false;
    }
    decision.notes().forEach(note -> deleteNote(note, key));
    objects.delete(new ObjectName(films, key));
    uploads.forget(key);
    return true;
  }

  /** Also at the start: this month and the next one must be there. */
  @Scheduled(every = "6h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void keepHistory() {
    try {
      var now = clock.instant();
      var kept = new History(database).keep(keep, now);
      int forgotten = OldJobs.forget(database.sql(), now.minus(keep), AT_ONCE);
      int workers = Workers.forget(database.sql(), now.minus(keep), AT_ONCE);
      if (!kept.dropped().isEmpty() || forgotten + workers > 0) {
        LOG.infof(
            "history forgotten months=%s jobs=%d workers=%d", kept.dropped(), forgotten, workers);
      }
    } catch (DataAccessException e) {
      LOG.warnf("history is looked at again later: %s", e.getMessage());
    }
  }

  /** Another rendering of the same content may have taken its place. */
  private void deleteNote(String note, String key) {
    var name = new ObjectName(films, note);
    var leadsToKey =
        objects
            .read(name, LONGEST_NOTE)
            .map(bytes -> Json.read(new String(bytes, UTF_8), FinishedShot.class).key())
            .filter(key::equals);
    if (leadsToKey.isPresent()) {
      objects.delete(name);
    }
  }

  @Scheduled(every = "60s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void sweepRows() {
    try {
      leases.dropStrayProgress();
      quarantines.sweep();
      int silent = Workers.sweepSilent(database.sql(), clock.instant().minus(SILENCE));
      if (silent > 0) {
        LOG.infof("silent workers are gone count=%d", silent);
      }
    } catch (DataAccessException e) {
      LOG.warnf("sweep of rows stopped, goes on later: %s", e.getMessage());
    }
  }
}
