package com.aifilmstudio.gateway.uploads;

import com.aifilmstudio.gateway.access.Caller;
import com.aifilmstudio.gateway.problem.Problem;
import com.aifilmstudio.gateway.problem.ProblemException;
import com.aifilmstudio.gateway.start.GatewayConfig;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.handed.HandedIn;
import com.aifilmstudio.store.handed.HandedInFiles;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Expects files of an account; each has a key of its own, which nobody can choose. */
@Singleton
class UploadDesk {

  private final Database database;
  private final Bucket bucket;
  private final GatewayConfig.Uploads rules;
  private final InstantSource clock;

  UploadDesk(Database database, Bucket bucket, GatewayConfig config, InstantSource clock) {
    this.database = database;
    this.bucket = bucket;
    this.rules = config.uploads();
    this.clock = clock;
  }

  /** It is written down before its address is signed, so that whatever comes is swept. */
  UploadView expect(Caller caller, UploadOrder order) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var upload = upload(caller, order, now);
    database.run(
        tx -> {
          if (HandedInFiles.live(tx, caller.account(), now) >= rules.most()) {
            throw new ProblemException(
                new Problem.QuotaExceeded(
                    rules.most(), "uploads of an account at a time", Optional.empty()));
          }
          HandedInFiles.expect(tx, upload);
        });
    var address = bucket.sign(upload, rules.valid());
    return new UploadView(
        upload.id(),
        address.url(),
        "PUT",
        address.headers(),
        now.plus(rules.valid()),
        upload.expiresAt());
  }

  private HandedIn upload(Caller caller, UploadOrder order, Instant now) {
    var id = HandedInFiles.newId();
    return new HandedIn(
        id,
        caller.account(),
        order.purpose(),
        "uploads/" + id,
        order.contentType(),
        order.bytes(),
        order.sha256(),
        caller.subject(),
        now,
        now.plus(rules.keep()));
  }
}
