package com.aifilmstudio.store.worker;

import static com.aifilmstudio.store.schema.Tables.TASK;
import static com.aifilmstudio.store.schema.Tables.WORKER;
import static com.aifilmstudio.store.testkit.Messages.claimed;
import static com.aifilmstudio.store.testkit.Messages.rendered;
import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.core.failure.FailureCode;
import com.aifilmstudio.store.health.HealthSettings;
import com.aifilmstudio.store.task.Claims;
import com.aifilmstudio.store.task.EndedTake;
import com.aifilmstudio.store.testkit.StudioDatabase;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("store")
class WorkersIT {

  private static final Duration DAY = Duration.ofDays(1);

  private final StudioDatabase studio = new StudioDatabase();

  @AfterEach
  void close() {
    studio.close();
  }

  @Test
  void workersThatAreLongGoneAreForgottenUnlessATaskNamesThem() {
    var busy = studio.aWorker();
    studio.aFilm(1);
    var lease = claimed(studio.claims().claim(busy)).lease();
    studio.reports().complete(lease, rendered(lease, 1));
    var idle = studio.aWorker();
    studio.sql().update(WORKER).set(WORKER.STATE, "Gone").execute();
    var living = studio.aWorker();
    var now = studio.clock().instant();
    assertThat(Workers.forget(studio.sql(), now, 10)).isZero();

    assertThat(Workers.forget(studio.sql(), now.plus(DAY), 10)).isEqualTo(1);

    assertThat(studio.sql().fetchValues(WORKER.ID))
        .containsExactlyInAnyOrder(busy.value(), living.value())
        .doesNotContain(idle.value());
    studio.sql().deleteFrom(TASK).execute();
    assertThat(Workers.forget(studio.sql(), now.plus(DAY), 10)).isEqualTo(1);
  }

  @Test
  void whatAWorkerHeldThatAsksForOtherWorkIsCountedAsHandedBack() {
    var heard = new ArrayList<EndedTake>();
    var claims = new Claims(studio.database(), studio.clock(), HealthSettings.DEFAULT, heard::add);
    studio.aFilm(1);
    var worker = studio.aWorker();
    claimed(claims.claim(worker));
    assertThat(heard).isEmpty();

    claimed(claims.claim(worker));

    assertThat(heard)
        .singleElement()
        .extracting(take -> take.code().orElseThrow())
        .isEqualTo(FailureCode.WORKER_DRAINED);
  }
}
