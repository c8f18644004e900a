package com.aifilmstudio.store.audit;

import static com.aifilmstudio.store.schema.Tables.AUDIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aifilmstudio.store.testkit.AtOnce;
import com.aifilmstudio.store.testkit.StudioDatabase;
import java.util.Collections;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("store")
class AuditIT {

  private final StudioDatabase studio = new StudioDatabase();

  @AfterEach
  void close() {
    studio.close();
  }

  @Test
  void actsAreReadTheNewestFirst() {
    add("one");
    add("two");

    assertThat(Audit.newest(studio.sql(), Long.MAX_VALUE, 10))
        .extracting(AuditEntry::object)
        .containsExactly("two", "one");
    assertThat(Audit.newest(studio.sql(), 2, 10))
        .extracting(AuditEntry::object)
        .containsOnly("one");
  }

  @Test
  void anActThatIsRolledBackLeavesNoGap() {
    add("one");
    assertThatThrownBy(
            () ->
                studio
                    .database()
                    .run(
                        tx -> {
                          Audit.add(tx, act("lost"), studio.clock().instant());
                          throw new IllegalStateException("the act itself failed");
                        }))
        .isInstanceOf(IllegalStateException.class);
    add("two");

    assertThat(Audit.newest(studio.sql(), Long.MAX_VALUE, 10))
        .extracting(AuditEntry::seq)
        .containsExactly(2L, 1L);
    assertThat(Audit.firstBroken(studio.sql())).isEmpty();
  }

  @Test
  void manyActsAtOnceMakeOneUnbrokenChain() {
    AtOnce.run(Collections.nCopies(12, () -> add("many")));

    assertThat(Audit.newest(studio.sql(), Long.MAX_VALUE, 100)).hasSize(12);
    assertThat(Audit.firstBroken(studio.sql())).isEmpty();
  }

  @Test
  void theDatabaseRefusesToChangeWhatWasDone() {
    add("one");

    assertThatThrownBy(() -> studio.sql().update(AUDIT).set(AUDIT.SUBJECT, "other").execute())
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("only ever added to");
    assertThatThrownBy(() -> studio.sql().deleteFrom(AUDIT).execute())
        .isInstanceOf(DataAccessException.class);
    assertThatThrownBy(() -> studio.sql().truncate(AUDIT).execute())
        .isInstanceOf(DataAccessException.class);
  }

  @Test
  void aChangeBehindTheDatabasesBackShows() {
    add("one");
    add("two");
    add("three");

    behindItsBack(
        () -> studio.sql().update(AUDIT).set(AUDIT.SUBJECT, "x").where(second()).execute());

    assertThat(Audit.firstBroken(studio.sql())).hasValue(2);
  }

  @Test
  void anEntryThatIsGoneShows() {
    add("one");
    add("two");
    add("three");

    behindItsBack(() -> studio.sql().deleteFrom(AUDIT).where(second()).execute());

    assertThat(Audit.firstBroken(studio.sql())).hasValue(2);
  }

  private static Condition second() {
    return AUDIT.SEQ.eq(2L);
  }

  private void behindItsBack(Runnable change) {
    var table = DSL.table(DSL.name("audit"));
    studio.sql().execute("alter table {0} disable trigger user", table);
    change.run();
    studio.sql().execute("alter table {0} enable trigger user", table);
  }

  private void add(String object) {
    studio.database().run(tx -> Audit.add(tx, act(object), studio.clock().instant()));
  }

  private static Act act(String object) {
    return new Act("house", "ada", "api_key.created", object, Map.of("role", "maker"));
  }
}
