package com.aifilmstudio.store.webhook;

import static com.aifilmstudio.store.schema.Tables.WEBHOOK_DELIVERY;
import static com.aifilmstudio.store.schema.Tables.WEBHOOK_ENDPOINT;

import com.aifilmstudio.store.schema.tables.records.WebhookEndpointRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/** The endpoints of all accounts; another account's is not there. */
public final class Endpoints {

  private Endpoints() {}

  public static Endpoint add(
      DSLContext tx,
      String account,
      String by,
      EndpointTerms terms,
      SigningSecret secret,
      Instant now) {
    return tx.insertInto(WEBHOOK_ENDPOINT)
        .set(WEBHOOK_ENDPOINT.ID, EndpointId.create().value())
        .set(WEBHOOK_ENDPOINT.ACCOUNT, account)
        .set(WEBHOOK_ENDPOINT.URL, terms.url())
        .set(WEBHOOK_ENDPOINT.DESCRIPTION, terms.description())
        .set(WEBHOOK_ENDPOINT.EVENT_TYPES, terms.eventTypes().toArray(String[]::new))
        .set(WEBHOOK_ENDPOINT.SECRET, secret.text())
        .set(WEBHOOK_ENDPOINT.CREATED_BY, by)
        .set(WEBHOOK_ENDPOINT.CREATED_AT, now)
        .returning()
        .fetchSingle(Endpoints::read);
  }

  /** The newest first. */
  public static List<Endpoint> of(DSLContext sql, String account, int most) {
    return sql.selectFrom(WEBHOOK_ENDPOINT)
        .where(WEBHOOK_ENDPOINT.ACCOUNT.eq(account))
        .orderBy(WEBHOOK_ENDPOINT.ID.desc())
        .limit(most)
        .fetch(Endpoints::read);
  }

  public static int count(DSLContext sql, String account) {
    return sql.fetchCount(WEBHOOK_ENDPOINT, WEBHOOK_ENDPOINT.ACCOUNT.eq(account));
  }

  public static Optional<Endpoint> find(DSLContext sql, String account, EndpointId id) {
    return sql.selectFrom(WEBHOOK_ENDPOINT)
        .where(WEBHOOK_ENDPOINT.ACCOUNT.eq(account), WEBHOOK_ENDPOINT.ID.eq(id.value()))
        .fetchOptional(Endpoints::read);
  }

  /** To change it: nobody else does meanwhile. */
  public static Optional<Endpoint> lock(DSLContext tx, String account, EndpointId id) {
    return tx.selectFrom(WEBHOOK_ENDPOINT)
        .where(WEBHOOK_ENDPOINT.ACCOUNT.eq(account), WEBHOOK_ENDPOINT.ID.eq(id.value()))
        .forNoKeyUpdate()
        .fetchOptional(Endpoints::read);
  }

  public static void change(DSLContext tx, EndpointId id, EndpointTerms terms) {
    tx.update(WEBHOOK_ENDPOINT)
        .set(WEBHOOK_ENDPOINT.URL, terms.url())
        .set(WEBHOOK_ENDPOINT.DESCRIPTION, terms.description())
        .set(WEBHOOK_ENDPOINT.EVENT_TYPES, terms.eventTypes().toArray(String[]::new))
        .where(WEBHOOK_ENDPOINT.ID.eq(id.value()))
        .execute();
  }

  /** The secret before signs as well until then; one from before that counts no more. */
  public static void rotate(DSLContext tx, EndpointId id, SigningSecret secret, Instant until) {
    tx.update(WEBHOOK_ENDPOINT)
        .set(WEBHOOK_ENDPOINT.PREVIOUS_SECRET, WEBHOOK_ENDPOINT.SECRET)
        .set(WEBHOOK_ENDPOINT.PREVIOUS_UNTIL, until)
        .set(WEBHOOK_ENDPOINT.SECRET, secret.text())
        .where(WEBHOOK_ENDPOINT.ID.eq(id.value()))
        .execute();
  }

  /** It goes with all that was told to it and was still to be told. */
  public static void delete(DSLContext tx, EndpointId id) {
    tx.deleteFrom(WEBHOOK_ENDPOINT).where(WEBHOOK_ENDPOINT.ID.eq(id.value())).execute();
    tx.deleteFrom(WEBHOOK_DELIVERY).where(WEBHOOK_DELIVERY.ENDPOINT_ID.eq(id.value())).execute();
  }

  static Endpoint read(WebhookEndpointRecord row) {
    return new Endpoint(
        new EndpointId(row.getId()),
        row.getAccount(),
        row.getUrl(),
        row.getDescription(),
        List.of(row.getEventTypes()),
        row.getCreatedBy(),
        row.getCreatedAt(),
        Optional.ofNullable(row.getPreviousUntil()),
        Optional.ofNullable(row.getFailingSince()),
        Optional.ofNullable(row.getDisabledAt())
            .map(at -> new Disabled(at, Disabled.Reason.valueOf(row.getDisabledReason()))));
  }
}
