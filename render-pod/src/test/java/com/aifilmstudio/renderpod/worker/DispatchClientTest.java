package com.aifilmstudio.renderpod.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aifilmstudio.core.protocol.Claim.Lease;
import com.aifilmstudio.core.protocol.Fail;
import com.aifilmstudio.core.protocol.Registered;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DispatchClientTest {

  private static final Registered WORKER = new Registered("wrk_1", "key", "{}");
  private static final Lease LEASE = new Lease("tsk_1", 1, 30);

  private FakeDispatch dispatch;
  private DispatchClient.Session session;

  @BeforeEach
  void open() throws IOException {
    dispatch = new FakeDispatch();
    session = new DispatchClient(HttpClient.newHttpClient(), dispatch.address()).as(WORKER);
  }

  @AfterEach
  void close() {
    dispatch.close();
  }

  @ParameterizedTest
  @CsvSource({
    "409, Fenced",
    "401, Unauthorized",
    "500, Unavailable",
    "503, Unavailable",
    "429, Unavailable",
    "400, Refused",
    "403, Refused",
    "404, Refused"
  })
  void tellsTheKindsOfRefusalApart(int status, String kind) {
    dispatch.trouble("fail", status);
    assertThatThrownBy(() -> session.fail(LEASE, new Fail(1, "INTERNAL", "", false)))
        .hasMessage("leases/tsk_1/fail: %d TEST as the test wants it", status)
        .satisfies(e -> assertThat(e.getClass().getSimpleName()).isEqualTo(kind));
  }

  @Test
  void takesAnAnswerThatIsNotDispatchsForAnOutage() {
    dispatch.garble("claims");
    assertThatThrownBy(() -> session.claim(Duration.ofSeconds(1)))
        .isInstanceOf(DispatchException.Unavailable.class)
        .hasMessage("/dispatch/v1/claims: the answer is not a Claim");
  }

  @Test
  void readsTheAnswersToAClaim() throws Exception {
    assertThat(session.claim(Duration.ofSeconds(1))).isInstanceOf(ClaimReply.Nothing.class);
    dispatch.offer(Orders.shot("tsk_1", 1));
    assertThat(session.claim(Duration.ofSeconds(1)))
        .isEqualTo(new ClaimReply.Task(Orders.shot("tsk_1", 1)));
    dispatch.drain(true);
    assertThat(session.claim(Duration.ofSeconds(1))).isInstanceOf(ClaimReply.Drain.class);
  }

  @Test
  void isTurnedAwayByNobodyAtAll() {
    var nobody = new DispatchClient(HttpClient.newHttpClient(), URI.create("http://localhost:1"));
    assertThatThrownBy(() -> nobody.as(WORKER).claim(Duration.ofSeconds(1)))
        .isInstanceOf(DispatchException.Unavailable.class);
  }
}
