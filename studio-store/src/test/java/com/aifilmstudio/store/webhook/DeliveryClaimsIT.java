package com.aifilmstudio.store.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.store.testkit.AtOnce;
import com.aifilmstudio.store.testkit.StudioDatabase;
import com.aifilmstudio.store.webhook.Attempt.Outcome;
import com.aifilmstudio.store.webhook.DeliveryClaims.Claimed;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who is at it, and what becomes of it. */
@Tag("store")
class DeliveryClaimsIT {

  private final StudioDatabase studio = new StudioDatabase();
  private final Receivers receivers = new Receivers(studio);
  private final Endpoint endpoint = receivers.add(Receivers.OWNER, "a");

  @AfterEach
  void close() {
    studio.close();
  }

  @Test
  void howeverManyGatewaysTakeAtOnceEachDeliveryIsTakenOnce() {
    send(endpoint, 40);
    Set<String> taken = ConcurrentHashMap.newKeySet();

    AtOnce.each(
        IntStream.range(0, 8).boxed().toList(),
        gateway -> {
          for (int n = 0; n < 5; n++) {
            receivers
                .claim(endpoint, 3)
                .forEach(it -> assertThat(taken.add(it.key().id())).isTrue());
          }
        });
    receivers.claim(endpoint, 100).forEach(it -> assertThat(taken.add(it.key().id())).isTrue());

    assertThat(taken).hasSize(40);
    assertThat(receivers.claim(endpoint, 1)).isEmpty();
  }

  @Test
  void whatADeadGatewayHadIsTakenAgainWhenItsTimeIsOver() {
    send(endpoint, 1);
    var first = receivers.claim(endpoint, 1).getFirst();
    assertThat(receivers.claim(endpoint, 1)).isEmpty();

    studio.clock().passSeconds(Receivers.BACK.toSeconds());
    var second = receivers.claim(endpoint, 1).getFirst();

    assertThat(second.key()).isEqualTo(first.key());
    assertThat(second.attempt()).isEqualTo(2);
    assertThat(second.tries()).isEqualTo(2);
  }

  @Test
  void whoWasThoughtDeadIsWrittenDownAndDecidesNothing() {
    send(endpoint, 1);
    var late = receivers.claim(endpoint, 1).getFirst();
    studio.clock().passSeconds(Receivers.BACK.toSeconds());
    var second = receivers.claim(endpoint, 1).getFirst();
    note(second, Outcome.Delivered, Optional.empty());

    note(late, Outcome.TimedOut, Optional.of(now().plusSeconds(5)));

    assertThat(delivery(late).state()).isEqualTo(Delivery.State.Delivered);
    assertThat(Deliveries.attempts(studio.sql(), late.key()))
        .extracting(Attempt::outcome)
        .containsExactly(Outcome.TimedOut, Outcome.Delivered);
  }

  @Test
  void aFullQueueOfOneEndpointHidesNobody() {
    send(endpoint, 500);
    var other = receivers.add(Receivers.OWNER, "a");
    send(other, 1);
    var done = receivers.add(Receivers.OWNER, "a");
    send(done, 1);
    note(receivers.claim(done, 1).getFirst(), Outcome.Delivered, Optional.empty());

    assertThat(DueEndpoints.at(studio.sql(), now()))
        .extracting(DueEndpoints.Due::id)
        .containsExactlyInAnyOrder(endpoint.id(), other.id());
  }

  @Test
  void whatIsTriedLaterIsDueThenAndItsEndpointKnownToFail() {
    send(endpoint, 1);
    note(receivers.claim(endpoint, 1).getFirst(), Outcome.Rejected, Optional.of(later(5)));
    EndpointHealth.failed(studio.sql(), endpoint.id(), now());
    assertThat(DueEndpoints.at(studio.sql(), now())).isEmpty();

    studio.clock().passSeconds(5);

    assertThat(DueEndpoints.at(studio.sql(), now()))
        .containsExactly(new DueEndpoints.Due(endpoint.id(), true, true));
  }

  @Test
  void aDisabledEndpointIsToldNothingAndNothingOfBeforeWhenItIsEnabled() {
    send(endpoint, 2);
    assertThat(EndpointHealth.disable(studio.sql(), endpoint.id(), Disabled.Reason.Gone, now()))
        .isPresent();
    assertThat(EndpointHealth.disable(studio.sql(), endpoint.id(), Disabled.Reason.Failing, now()))
        .as("it is disabled already")
        .isEmpty();
    assertThat(receivers.claim(endpoint, 10)).isEmpty();

    EndpointHealth.enable(studio.sql(), endpoint.id());

    assertThat(receivers.claim(endpoint, 10)).isEmpty();
    assertThat(Deliveries.of(studio.sql(), endpoint.id(), Optional.empty(), Long.MAX_VALUE, 9))
        .extracting(Delivery::state)
        .containsOnly(Delivery.State.Failed);
  }

  @Test
  void whatIsAskedForAgainBeginsAnewWhoeverIsAtItMeanwhile() {
    send(endpoint, 1);
    var first = receivers.claim(endpoint, 1).getFirst();

    studio.database().run(tx -> Deliveries.again(tx, first.key(), now()));
    note(first, Outcome.Delivered, Optional.empty());

    assertThat(delivery(first).state()).isEqualTo(Delivery.State.Pending);
    var again = receivers.claim(endpoint, 1).getFirst();
    assertThat(again.tries()).isEqualTo(1);
    assertThat(again.attempt()).isEqualTo(2);
  }

  @Test
  void nothingIsWrittenOfADeliveryWhoseEndpointIsGone() {
    send(endpoint, 1);
    var claimed = receivers.claim(endpoint, 1).getFirst();
    studio.database().run(tx -> Endpoints.delete(tx, endpoint.id()));

    note(claimed, Outcome.Delivered, Optional.empty());

    assertThat(Deliveries.find(studio.sql(), claimed.key())).isEmpty();
  }

  @Test
  void anEndpointFailsFromItsFirstFailureToItsNextSuccess() {
    assertThat(EndpointHealth.failed(studio.sql(), endpoint.id(), now())).contains(now());
    var first = now();
    studio.clock().passSeconds(60);
    assertThat(EndpointHealth.failed(studio.sql(), endpoint.id(), now())).contains(first);

    EndpointHealth.arrived(studio.sql(), endpoint.id());

    assertThat(EndpointHealth.failed(studio.sql(), endpoint.id(), now())).contains(now());
  }

  @Test
  void whileOneSecretReplacesAnotherBothSign() {
    send(endpoint, 3);
    var before = receivers.claim(endpoint, 1).getFirst().target().secrets();
    Endpoints.rotate(studio.sql(), endpoint.id(), SigningSecret.create(), later(3600));

    var meanwhile = receivers.claim(endpoint, 1).getFirst().target().secrets();
    studio.clock().passSeconds(3600);
    var after = receivers.claim(endpoint, 1).getFirst().target().secrets();

    assertThat(before).hasSize(1);
    assertThat(meanwhile).hasSize(2).contains(before.getFirst());
    assertThat(after).hasSize(1).containsExactly(meanwhile.getFirst());
    assertThat(after).isNotEqualTo(before);
  }

  @Test
  void theLogForgetsWhatEndedLongAgoAndNothingElse() {
    send(endpoint, 2);
    note(receivers.claim(endpoint, 1).getFirst(), Outcome.Delivered, Optional.empty());
    studio.clock().passSeconds(Duration.ofDays(31).toSeconds());

    assertThat(OldDeliveries.forget(studio.sql(), now().minus(Duration.ofDays(30)), 10))
        .isEqualTo(1);

    var waiting = WaitingDeliveries.at(studio.sql(), now());
    assertThat(waiting.pending()).isEqualTo(1);
    assertThat(waiting.due()).isEqualTo(1);
    assertThat(waiting.oldest()).contains(now().minus(Duration.ofDays(31)));
  }

  private void send(Endpoint to, int count) {
    studio
        .database()
        .run(
            tx -> {
              for (int n = 0; n < count; n++) {
                var id = "evt_%03d".formatted(n);
                Deliveries.add(
                    tx,
                    to.id(),
                    new Message(id, "a", Optional.empty(), Optional.empty(), now(), "{}"));
              }
            });
  }

  private void note(Claimed claimed, Outcome outcome, Optional<Instant> next) {
    var attempt =
        new Attempt(claimed.attempt(), now(), Duration.ofMillis(7), outcome, Optional.empty());
    studio.database().run(tx -> DeliveryEnds.note(tx, claimed.key(), attempt, next, now()));
  }

  private Delivery delivery(Claimed claimed) {
    return Deliveries.find(studio.sql(), claimed.key()).orElseThrow();
  }

  private Instant later(int seconds) {
    return now().plusSeconds(seconds);
  }

  private Instant now() {
    return studio.clock().instant();
  }
}
