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
import com.aifilmstudio.store.letter.DeadLetters;
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
    try {
      return read(text)
          .map(message -> handle(message, text))
          .orElseGet(() -> keep(Optional.empty(), text, "It is no message of the gateway."));
    } catch (KubernetesClientException | DataAccessException e) {
      return new Outcome.Later(String.valueOf(e.getMessage()));
    }
  }

  private Outcome handle(IntentMessage message, String text) {
    var id = new JobId(message.job());
    return Intents.find(database.sql(), id)
        .map(intent -> carryOut(intent, text))
        .orElseGet(
            () -> keep(Optional.of(id), text, "There is no film of the gateway " + id + "."));
  }

  /** A message that the queue itself has given up, because it was handed out too often. */
  Outcome givenUp(String text) {
    var message = read(text);
    var intent =
        message.map(it -> new JobId(it.job())).flatMap(id -> Intents.find(database.sql(), id));
    if (intent.isEmpty()) {
      return keep(message.map(it -> new JobId(it.job())), text, "Nobody knows what it is about.");
    }
    var row = intent.get().row();
    if (row.finished() || row.uid().isPresent()) {
      // Over; or it is rendered, and what is wanted of it is told again until it is heard.
      LOG.infof("given up by the queue, and not missed job=%s", row.id());
      return new Outcome.Done();
    }
    var why = "It was handed out many times and never carried out.";
    return bury(row.id(), text, FailureCode.INTAKE_UNDELIVERED, why);
  }

  private Outcome keep(Optional<JobId> job, String text, String why) {
    database.run(tx -> DeadLetters.keep(tx, job, text, why, clock.instant()));
    return new Outcome.Dead(why);
  }

  private Outcome bury(JobId job, String text, FailureCode code, String why) {
    database.run(tx -> DeadLetters.bury(tx, job, text, code, why, clock.instant()));
    return new Outcome.Dead(why);
  }

  private static Optional<IntentMessage> read(String text) {
    try {
      return Optional.of(Json.read(text, IntentMessage.class))
          .filter(message -> message.job() != null);
    } catch (UncheckedIOException e) {
      return Optional.empty();
    }
  }

  private Outcome carryOut(Intent first, String text) {
    var intent = first;
    for (int looks = 0; looks < MOST_LOOKS; looks++) {
      try {
        return attempt(intent, text);
      } catch (KubernetesClientException e) {
        if (FOR_GOOD.contains(e.getCode())) {
          return refused(intent, text, e.getMessage());
        }
        if (e.getCode() != CHANGED_MEANWHILE) {
          throw e;
        }
        intent = Intents.find(database.sql(), intent.row().id()).orElseThrow();
      }
    }
    return new Outcome.Later("it changes all the time");
  }

  private Outcome attempt(Intent intent, String text) {
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
        return refused(intent, text, why);
      }
    }
    database.run(tx -> Inbox.handled(tx, row.id(), row.intentVersion(), clock.instant()));
    return new Outcome.Done();
  }

  /** Counts; when it was enough, the film fails and the message is put aside. */
  private Outcome refused(Intent intent, String text, String why) {
    var id = intent.row().id();
    var code = FailureCode.INTAKE_REFUSED;
    var now = clock.instant();
    boolean enough =
        database.inTransaction(
            tx -> {
              if (Inbox.refused(tx, id, code.code(), why, now) < config.intake().refusals()) {
                return false;
              }
              DeadLetters.bury(tx, id, text, code, why, now);
              return true;
            });
    LOG.warnf("film refused job=%s given up=%s: %s", id, enough, why);
    return enough ? new Outcome.Dead(why) : new Outcome.Later(why);
  }
}
