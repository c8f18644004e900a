package com.aifilmstudio.store.event;

import static com.aifilmstudio.store.schema.Tables.EVENT;
import static com.aifilmstudio.store.schema.Tables.JOB;
import static com.aifilmstudio.store.schema.Tables.TASK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.table;

import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.job.OldJobs;
import com.aifilmstudio.store.testkit.StudioDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.Record;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("store")
class HistoryIT {

  private static final Duration KEEP = Duration.ofDays(400);

  private final StudioDatabase studio = new StudioDatabase();
  private final History history = new History(studio.database());
  private final Instant now = studio.clock().instant(); // in May 2026

  @AfterEach
  void close() {
    studio.close();
  }

  @Test
  void thisMonthAndTheNextOneAreMadeAndOnlyOnce() {
    var kept = history.keep(KEEP, now);
    assertThat(kept.made()).containsExactly(YearMonth.of(2026, 5), YearMonth.of(2026, 6));
    assertThat(history.keep(KEEP, now)).isEqualTo(new History.Kept(List.of(), List.of()));
  }

  @Test
  void whatWasWrittenBeforeItsMonthWasMadeIsNotLost() {
    var film = studio.aFilm(1);
    append(film, "one");
    history.keep(KEEP, now);
    append(film, "two");
    assertThat(Events.after(studio.sql(), film, 0, 10))
        .extracting(EventRow::type)
        .containsExactly("one", "two");
    assertThat(studio.sql().fetchCount(table("event_other"))).isZero();
  }

  @Test
  void aJobsStoryIsReadFromOneMonth() {
    history.keep(KEEP, now);
    history.keep(KEEP, now.plus(Duration.ofDays(60)));
    var plan =
        studio
            .sql()
            .fetch(
                "explain select * from event where month = '2026-05-01' and job_id = 'x' and seq > 3")
            .stream()
            .map(Record::toString)
            .collect(Collectors.joining());
    assertThat(plan).contains("event_y2026m05").doesNotContain("event_y2026m06", "event_other");
  }

  @Test
  void anOldMonthGoesWhenAllItsFilmsAreOver() {
    history.keep(KEEP, now);
    var film = studio.aFilm(1);
    append(film, "one");
    var later = now.plus(KEEP).plus(Duration.ofDays(31));
    assertThat(history.keep(KEEP, later).dropped()).as("a film still runs").isEmpty();
    studio.remove(film);
    assertThat(history.keep(KEEP, later).dropped()).containsExactly(YearMonth.of(2026, 5));
    assertThat(studio.sql().fetchCount(EVENT)).isZero();
  }

  @Test
  void aJobThatWasRemovedLongAgoGoesWithItsRows() {
    var old = studio.aFilm(3);
    studio.remove(old);
    studio.clock().pass(Duration.ofDays(1));
    var young = studio.aFilm(3);
    studio.remove(young);
    var running = studio.aFilm(1);
    assertThat(OldJobs.forget(studio.sql(), studio.clock().instant(), 10)).isEqualTo(1);
    assertThat(studio.sql().fetchCount(JOB, JOB.ID.in(young.value(), running.value())))
        .isEqualTo(2);
    assertThat(studio.sql().fetchCount(TASK, TASK.JOB_ID.eq(old.value()))).isZero();
  }

  private void append(JobId film, String type) {
    studio.database().run(tx -> Events.append(tx, film, type, Map.of(), now));
  }
}
