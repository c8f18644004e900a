package com.aifilmstudio.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.aifilmstudio.store.testkit.StudioDatabase;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("store")
class HintsIT {

  private final StudioDatabase studio = new StudioDatabase();
  private final Hints hints = new Hints(studio.source());
  private final Queue<String> arrived = new ConcurrentLinkedQueue<>();

  @BeforeEach
  void listen() {
    hints.add((hint, payload) -> arrived.add(hint + " " + payload));
    await().until(hints::connected);
  }

  @AfterEach
  void close() throws InterruptedException {
    hints.close();
    studio.close();
  }

  @Test
  void aHintArrivesWhenItsTransactionCommitsAndOnlyThen() {
    studio
        .database()
        .run(
            tx -> {
              Hint.TASK.send(tx, "ns/pool");
              Hint.TASK.send(tx, "ns/pool");
              assertThat(arrived).isEmpty();
            });
    await().untilAsserted(() -> assertThat(arrived).containsExactly("TASK ns/pool"));
  }

  @Test
  void itListensAgainAfterTheConnectionBrokeAndSaysThatItMayHaveMissedSomething() {
    hints.add(
        new Hints.Listener() {
          @Override
          public void hint(Hint hint, String payload) {}

          @Override
          public void missed() {
            arrived.add("missed");
          }
        });
    studio
        .sql()
        .select(DSL.field("pg_terminate_backend(pid)"))
        .from("pg_stat_activity")
        .where("pid <> pg_backend_pid()")
        .and("datname = current_database()")
        .fetch();
    await().untilAsserted(() -> assertThat(arrived).contains("missed"));
    await()
        .untilAsserted(
            () -> {
              Hint.JOB.send(studio.sql(), "job_1");
              assertThat(arrived).contains("JOB job_1");
            });
  }
}
