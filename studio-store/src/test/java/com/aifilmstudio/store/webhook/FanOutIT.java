package com.aifilmstudio.store.webhook;

import static com.aifilmstudio.store.schema.Tables.WEBHOOK_DELIVERY;
import static com.aifilmstudio.store.schema.Tables.WEBHOOK_ENDPOINT;
import static com.aifilmstudio.store.testkit.Messages.claimed;
import static com.aifilmstudio.store.testkit.Messages.rendered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.event.EventRow;
import com.aifilmstudio.store.event.Events;
import com.aifilmstudio.store.event.History;
import com.aifilmstudio.store.task.Reports.Completion;
import com.aifilmstudio.store.testkit.StudioDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each event on its way to whoever wants it, in the transaction that writes it. */
@Tag("store")
class FanOutIT {

  private final StudioDatabase studio = new StudioDatabase();
  private final Receivers receivers = new Receivers(studio);

  @AfterEach
  void close() {
    studio.close();
  }

  @Test
  void anEventGoesToEachEndpointOfItsAccountThatWantsIt() {
    var all = receivers.add(Receivers.OWNER, "job.started", "job.failed");
    var another = receivers.add(Receivers.OWNER, "job.started");
    var otherEvents = receivers.add(Receivers.OWNER, "job.failed");
    var stranger = receivers.add("somebody-else", "job.started", "job.failed");
    var disabled = receivers.add(Receivers.OWNER, "job.started");
    EndpointHealth.disable(
        studio.sql(), disabled.id(), Disabled.Reason.Owner, studio.clock().instant());
    var film = studio.aFilm(1);

    append(studio.sql(), film, "job.started");
    append(studio.sql(), film, "job.planned");

    var id = "evt_" + film.value().substring(4) + "_1";
    assertThat(receivers.told(all)).containsExactly(id);
    assertThat(receivers.told(another)).as("the same id").containsExactly(id);
    assertThat(Stream.of(otherEvents, stranger, disabled).map(receivers::told))
        .allSatisfy(told -> assertThat(told).isEmpty());
  }

  @Test
  void whatIsToldIsTheEvent() {
    var endpoint = receivers.add(Receivers.OWNER, "job.started");
    var film = studio.aFilm(1);

    append(studio.sql(), film, "job.started");

    assertThat(receivers.claim(endpoint, 1))
        .singleElement()
        .satisfies(
            it ->
                assertThat(it.message())
                    .isEqualTo(
                        new Message(
                            it.key().id(),
                            "job.started",
                            Optional.of(film.value()),
                            Optional.of(1),
                            studio.clock().instant(),
                            "{\"a\":1}")));
  }

  @Test
  void goodEndsThatAreWrittenInOneStatementAreToldAsWell() {
    var endpoint = receivers.add(Receivers.OWNER, "shot.succeeded");
    studio.aFilm(5);
    var held =
        studio
            .claims()
            .claimTogether(Stream.generate(studio::aWorker).limit(5).toList())
            .values()
            .stream()
            .map(answer -> claimed(answer).lease())
            .toList();

    studio
        .reports()
        .completeTogether(held.stream().map(it -> new Completion(it, rendered(it, 1))).toList());

    assertThat(receivers.told(endpoint)).hasSize(5).doesNotHaveDuplicates();
  }

  @Test
  void anEventInAMonthsOwnTableIsToldOnceAndMovingItThereTellsNothing() {
    var endpoint = receivers.add(Receivers.OWNER, "job.started", "job.failed");
    var film = studio.aFilm(1);
    append(studio.sql(), film, "job.started");

    new History(studio.database()).keep(Duration.ofDays(400), studio.clock().instant());
    append(studio.sql(), film, "job.failed");

    assertThat(receivers.told(endpoint)).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void whoeverWritesAnEventWaitsForNobodyWhoChangesAnEndpoint() {
    var endpoint = receivers.add(Receivers.OWNER, "job.started");
    var film = studio.aFilm(1);

    studio
        .database()
        .run(
            changing -> {
              changing.deleteFrom(WEBHOOK_ENDPOINT).execute();
              studio
                  .database()
                  .run(
                      tx -> {
                        tx.execute("set local lock_timeout = '1s'");
                        append(tx, film, "job.started");
                      });
            });

    assertThat(receivers.told(endpoint)).hasSize(1);
    assertThat(DueEndpoints.at(studio.sql(), studio.clock().instant()))
        .as("for an endpoint that is gone")
        .extracting(DueEndpoints.Due::enabled)
        .containsExactly(false);
  }

  @Test
  void howeverTransactionsEndNothingIsLostAndNothingIsToldTwice() {
    var random = new SplittableRandom(42);
    var endpoints = List.of(receivers.add(Receivers.OWNER, "a", "b"), receivers.add("x", "a"));
    var films = List.of(studio.aFilm(1), studio.aFilm(1), studio.aFilmOf("x", 1));
    for (int n = 0; n < 200; n++) {
      var film = films.get(random.nextInt(films.size()));
      var type = List.of("a", "b", "c").get(random.nextInt(3));
      if (random.nextInt(4) == 0) {
        assertThatThrownBy(() -> studio.database().run(tx -> crash(tx, film, type)))
            .hasMessage("power cut");
      } else {
        studio.database().run(tx -> append(tx, film, type));
      }
    }

    assertThat(receivers.told(endpoints.get(0)))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(films.get(0), films.get(1)).flatMap(film -> ids(film, "a", "b")).toList());
    assertThat(receivers.told(endpoints.get(1)))
        .containsExactlyInAnyOrderElementsOf(ids(films.get(2), "a").toList());
    assertThat(studio.sql().fetchCount(WEBHOOK_DELIVERY)).isPositive();
  }

  private void crash(DSLContext tx, JobId film, String type) {
    append(tx, film, type);
    throw new IllegalStateException("power cut");
  }

  private Stream<String> ids(JobId film, String... types) {
    return Events.after(studio.sql(), film, 0, 1000).stream()
        .filter(event -> List.of(types).contains(event.type()))
        .map(EventRow::seq)
        .map(seq -> "evt_" + film.value().substring(4) + "_" + seq);
  }

  private void append(DSLContext tx, JobId film, String type) {
    Events.append(tx, film, type, Map.of("a", 1), studio.clock().instant());
  }
}
