package com.aifilmstudio.operator.restore;

import com.aifilmstudio.core.Json;
import com.aifilmstudio.operator.objects.ObjectName;
import com.aifilmstudio.operator.objects.ObjectStore;
import com.aifilmstudio.operator.objects.StoreUnavailable;
import com.aifilmstudio.operator.start.Election;
import com.aifilmstudio.operator.start.StudioConfig;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.shot.FinishedShot;
import com.aifilmstudio.store.shot.FinishedShots;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jooq.exception.DataAccessException;

/**
 * Notes of finished shots, beside their files. Written shortly after a shot is done and not within
 * its completion, so that a worker never waits for them; what a crash leaves out is written later.
 */
@Singleton
class Notes {

  private static final Logger LOG = Logger.getLogger(Notes.class);
  private static final int AT_ONCE = 200;
  private static final int LONGEST = 1 << 20;

  private final Database database;
  private final ObjectStore objects;
  private final Election election;
  private final String films;

  Notes(Database database, ObjectStore objects, Election election, StudioConfig config) {
    this.database = database;
    this.objects = objects;
    this.election = election;
    this.films = config.objects().filmsBucket();
  }

  @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void write() {
    if (!election.leads()) {
      return;
    }
    try {
      for (var shot : FinishedShots.toNote(database.sql(), AT_ONCE)) {
        objects.write(
            new ObjectName(films, shot.note()), Json.write(shot).getBytes(StandardCharsets.UTF_8));
        FinishedShots.noted(database.sql(), shot.key());
      }
    } catch (DataAccessException | StoreUnavailable e) {
      LOG.debugf("notes are written later: %s", e.getMessage());
    }
  }

  /** A rendering of the recipe whose file is still there and is what it was, if there is one. */
  Optional<FinishedShot> find(String recipe) {
    return objects.list(films, FinishedShot.notes(recipe), "").stream()
        .flatMap(note -> objects.read(new ObjectName(films, note), LONGEST).stream())
        .map(bytes -> Json.read(new String(bytes, StandardCharsets.UTF_8), FinishedShot.class))
        .filter(this::isThere)
        .findFirst();
  }

  private boolean isThere(FinishedShot shot) {
    return objects
        .look(new ObjectName(films, shot.key()))
        .filter(file -> file.bytes() == shot.bytes())
        .filter(file -> file.sha256().map(shot.sha256()::equals).orElse(true))
        .isPresent();
  }
}
