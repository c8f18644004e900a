package com.aifilmstudio.operator.dispatch;

import com.aifilmstudio.core.protocol.Claim;
import com.aifilmstudio.store.task.ClaimAnswer;
import com.aifilmstudio.store.task.Reports;
import com.aifilmstudio.store.worker.KnownWorker;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** A worker asks for work and waits until there is some. */
@Path("/dispatch/v1/claims")
@RunOnVirtualThread
public class ClaimsResource {

  private static final int LONGEST_WAIT = 60;

  private final Callers callers;
  private final Desk desk;
  private final Reports reports;
  private final Orders orders;
  private final ProbeOrders probes;
  private final WaitingRoom room;
  private final DispatchMeters meters;
  private final InstantSource clock;

  ClaimsResource(
      Callers callers,
      Desk desk,
      Reports reports,
      Orders orders,
      ProbeOrders probes,
      WaitingRoom room,
      DispatchMeters meters,
      InstantSource clock) {
    this.callers = callers;
    this.desk = desk;
    this.reports = reports;
    this.orders = orders;
    this.probes = probes;
    this.room = room;
    this.meters = meters;
    this.clock = clock;
  }

  /** {@code wait}: seconds until the answer is that there is nothing. */
  @POST
  public RestResponse<Claim> claim(
      @RestHeader("Authorization") String authorization,
      @RestQuery @DefaultValue("25") int wait,
      HttpServerResponse response)
      throws InterruptedException {
    var worker = callers.worker(authorization);
    var until = clock.instant().plusSeconds(Math.clamp(wait, 0, LONGEST_WAIT));
    return claimUntil(until, worker, response)
        .map(RestResponse::ok)
        .orElseGet(RestResponse::noContent);
  }

  /** The seat is taken before the first look, so that no task can become ready in between. */
  private Optional<Claim> claimUntil(Instant until, KnownWorker worker, HttpServerResponse response)
      throws InterruptedException {
    try (var seat = room.enter(worker.pool(), worker.id())) {
      do {
        var claim = claim(worker, seat, response);
        if (claim.isPresent()) {
          return claim;
        }
      } while (seat.await(Duration.between(clock.instant(), until))
          && !room.isClosed()
          // A worker that hung up must not be given a task.
          && !response.closed());
      return Optional.empty();
    }
  }

  private Optional<Claim> claim(KnownWorker worker, Seat seat, HttpServerResponse response) {
    var asked = clock.instant();
    var answer = desk.claim(worker.id());
    seat.lineUp(!(answer instanceof ClaimAnswer.Barred));
    return switch (answer) {
      case ClaimAnswer.Claimed(var task) -> {
        if (response.closed()) {
          reports.unheard(task.lease());
          yield Optional.empty();
        }
        meters.claimed(task, Duration.between(asked, clock.instant()));
        var order = orders.of(task);
        desk.begins(task);
        yield Optional.of(order);
      }
      case ClaimAnswer.Probe(var lease, var digest) -> Optional.of(probes.of(lease, digest));
      case ClaimAnswer.Nothing(), ClaimAnswer.Barred() -> Optional.empty();
      case ClaimAnswer.Drained() -> throw Refusal.drained();
    };
  }
}
