package com.aifilmstudio.gateway.access.key;

import com.aifilmstudio.gateway.access.Caller;
import com.aifilmstudio.gateway.access.Callers;
import com.aifilmstudio.gateway.access.Proof;
import com.aifilmstudio.gateway.access.Role;
import com.aifilmstudio.gateway.problem.Problem;
import com.aifilmstudio.gateway.problem.ProblemException;
import com.aifilmstudio.gateway.problem.ProblemType;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.access.ApiKey;
import com.aifilmstudio.store.access.ApiKeys;
import com.aifilmstudio.store.access.KeySecret;
import com.aifilmstudio.store.access.NewApiKey;
import com.aifilmstudio.store.audit.Act;
import com.aifilmstudio.store.audit.Audit;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes and takes back keys, each time with its entry in the audit. */
@Singleton
class KeyDesk {

  private static final int MOST = 100;

  private final Database database;
  private final Callers callers;
  private final InstantSource clock;

  KeyDesk(Database database, Callers callers, InstantSource clock) {
    this.database = database;
    this.callers = callers;
    this.clock = clock;
  }

  KeyView make(KeyOrder order) {
    var caller = callers.current();
    requirePerson();
    requireRole(caller, order);
    requireFuture(order);
    var secret = KeySecret.create();
    return database.inTransaction(
        tx -> {
          if (ApiKeys.live(tx, caller.account()) >= MOST) {
            throw new ProblemException(
                new Problem.QuotaExceeded(MOST, "keys of an account", Optional.empty()));
          }
          var key =
              ApiKeys.add(
                  tx,
                  secret,
                  new NewApiKey(
                      caller.account(),
                      order.name(),
                      order.role(),
                      caller.subject(),
                      order.expiresAt()),
                  clock.instant());
          var act = act(caller, "api_key.created", key.id(), Map.of("role", key.role()));
          Audit.add(tx, act, clock.instant());
          return KeyView.of(key, Optional.of(secret.text()));
        });
  }

  List<KeyView> list() {
    return ApiKeys.of(database.sql(), callers.current().account(), MOST).stream()
        .map(KeyView::of)
        .toList();
  }

  KeyView read(String id) {
    return KeyView.of(find(id));
  }

  void revoke(String id) {
    var caller = callers.current();
    find(id);
    database.run(
        tx -> {
          if (ApiKeys.revoke(tx, caller.account(), id, clock.instant())) {
            Audit.add(tx, act(caller, "api_key.revoked", id, Map.of()), clock.instant());
          }
        });
  }

  private ApiKey find(String id) {
    return ApiKeys.find(database.sql(), callers.current().account(), id)
        .orElseThrow(() -> ProblemException.notFound("key " + id));
  }

  /** Whoever finds a key must not be able to make himself more of them. */
  private void requirePerson() {
    if (callers.proof() instanceof Proof.ByKey) {
      throw ProblemException.plain(ProblemType.FORBIDDEN, "A key makes no keys: sign in.");
    }
  }

  private static void requireRole(Caller caller, KeyOrder order) {
    var role = Role.valueOf(order.role().toUpperCase(Locale.ROOT));
    if (role.compareTo(caller.role()) > 0) {
      throw ProblemException.plain(
          ProblemType.FORBIDDEN,
          "A key can do no more than its maker, who is " + caller.role().word() + ".");
    }
  }

  private void requireFuture(KeyOrder order) {
    if (order.expiresAt().filter(end -> !end.isAfter(clock.instant())).isPresent()) {
      throw ProblemException.invalid("/expires_at", "This time is over.");
    }
  }

  private static Act act(Caller caller, String what, String key, Map<String, String> detail) {
    return new Act(caller.account(), caller.subject(), what, key, detail);
  }
}
