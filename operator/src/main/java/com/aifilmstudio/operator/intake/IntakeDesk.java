package com.aifilmstudio.operator.intake;

import com.aifilmstudio.core.Json;
import com.aifilmstudio.core.failure.FailureCode;
import com.aifilmstudio.operator.start.StudioConfig;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.intent.Inbox;
import com.aifilmstudio.store.intent.Intent;
import com.aifilmstudio.store.intent.IntentMessage;
import com.aifilmstudio.store.intent.Intents;
import com.aifilmstudio.store.job.Jobs;
import io.fabric8.kubernetes.client.KubernetesClientException;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jooq.exception.DataAccessException;

/** Carries one message out. */
@Singleton
class IntakeDesk {

  private static final Logger LOG = Logger.getLogger(IntakeDesk.class);

  /** The API server's word on the object itself; it will say the same tomorrow. */
  private static final Set<Integer> FOR_GOOD = Set.of(400, 422);

  private static final int CHANGED_MEANWHILE = 409;
  private static final int MOST_LOOKS = 5;

  private final Database database;
  private final GatewayResources resources;
  private final StudioConfig config;
  private final InstantSource clock;

  IntakeDesk(
      Database database, GatewayResources resources, StudioConfig config, InstantSource clock) {
    this.database = database;
    this.resources = resources;
    this.config = config;
    this.clock = clock;
  }

  Outcome handle(String text) {
    var message = read(text);
    if (message.isEmpty()) {
      return new Outcome.Dead("it is no intent");
    }
    try {
      var id = new JobId(message.get().job());
      return Intents.find(database.sql(), id)
          .map(this::carryOut)
          .orElseGet(() -> new Outcome.Dead("there is no film " + id));
    } catch (KubernetesClientException | DataAccessException e) {
      return new Outcome.Later(String.valueOf(e.getMessage()));
    }
  }

  private static Optional<IntentMessage> read(String text) {
    try {
      return Optional.of(Json.read(text, IntentMessage.class))
          .filter(message -> message.job() != null);
    } catch (UncheckedIOException e) {
      return Optional.empty();
    }
  }

  private Outcome carryOut(Intent first) {
    var intent = first;
    for (int looks = 0; looks < MOST_LOOKS; looks++) {
      try {
        return attempt(intent);
      } catch (KubernetesClientException e) {
        if (FOR_GOOD.contains(e.getCode())) {
          return refused(intent, e.getMessage());
        }
        if (e.getCode() != CHANGED_MEANWHILE) {
          throw e;
        }
        intent = Intents.find(database.sql(), intent.row().id()).orElseThrow();
      }
    }
    return new Outcome.Later("it changes all the time");
  }

  private Outcome attempt(Intent intent) {
    var row = intent.row();
    switch (Intake.decide(intent, resources.look(row))) {
      case IntakeStep.Create _ -> {
        resources.create(intent);
        LOG.infof("film taken in job=%s version=%d", row.id(), row.intentVersion());
      }
      case IntakeStep.Patch(var from) -> {
        resources.patch(intent, from);
        LOG.infof("film follows job=%s version=%d", row.id(), row.intentVersion());
      }
      case IntakeStep.Delete(var which) -> resources.delete(row, which);
      case IntakeStep.Nothing(String why) -> LOG.debugf("nothing to do job=%s: %s", row.id(), why);
      case IntakeStep.Refuse(String why) -> {
        return refused(intent, why);
      }
    }
    database.run(tx -> Inbox.handled(tx, row.id(), row.intentVersion(), clock.instant()));
    return new Outcome.Done();
  }

  /** Counts; when it was enough, the film fails, in one transaction with whatever it held. */
  private Outcome refused(Intent intent, String why) {
    var id = intent.row().id();
    var code = FailureCode.INTAKE_REFUSED.code();
    var now = clock.instant();
    boolean enough =
        database.inTransaction(
            tx -> {
              int times = Inbox.refused(tx, id, code, why, now);
              if (times < config.intake().refusals()) {
                return false;
              }
              Jobs.finish(tx, id, "Failed", code, FailureCode.INTAKE_REFUSED.meaning(), now);
              Inbox.giveUp(tx, id, now);
              return true;
            });
    LOG.warnf("film refused job=%s given up=%s: %s", id, enough, why);
    return enough ? new Outcome.Dead(why) : new Outcome.Later(why);
  }
}
