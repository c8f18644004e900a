package com.aifilmstudio.operator.dispatch;

import com.aifilmstudio.core.protocol.Beat;
import com.aifilmstudio.core.protocol.BeatReply;
import com.aifilmstudio.core.protocol.BeatReply.Verdict;
import com.aifilmstudio.core.protocol.Complete;
import com.aifilmstudio.core.protocol.Fail;
import com.aifilmstudio.core.protocol.UploadGrants;
import com.aifilmstudio.core.protocol.Uploads;
import com.aifilmstudio.operator.live.LiveNews;
import com.aifilmstudio.store.TaskId;
import com.aifilmstudio.store.health.ProbeLease;
import com.aifilmstudio.store.task.Lease;
import com.aifilmstudio.store.task.Leases;
import com.aifilmstudio.store.task.Report;
import com.aifilmstudio.store.task.Reports;
import com.aifilmstudio.store.task.Standing;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;

/** What the holder of a lease has to say, and what it is told. Each call names its epoch. */
@Path("/dispatch/v1/leases/{id}")
@RunOnVirtualThread
public class LeasesResource {

  private final Callers callers;
  private final Desk desk;
  private final Leases leases;
  private final Reports reports;
  private final ProbeReports probes;
  private final TakeFiles files;
  private final Pulse pulse;
  private final LiveNews news;
  private final DispatchMeters meters;

  LeasesResource(
      Callers callers,
      Desk desk,
      Leases leases,
      Reports reports,
      ProbeReports probes,
      TakeFiles files,
      Pulse pulse,
      LiveNews news,
      DispatchMeters meters) {
    this.callers = callers;
    this.desk = desk;
    this.leases = leases;
    this.reports = reports;
    this.probes = probes;
    this.files = files;
    this.pulse = pulse;
    this.news = news;
    this.meters = meters;
  }

  @POST
  @Path("beat")
  public BeatReply beat(
      @RestHeader("Authorization") String authorization, @RestPath String id, Beat body) {
    var beat = Inputs.body(body);
    if (ProbeLease.isOne(id)) {
      probes.beat(probe(authorization, id, beat.epoch()));
      return new BeatReply(Verdict.CONTINUE, pulse.secondsBetweenBeats());
    }
    var lease = lease(authorization, id, beat.epoch());
    Inputs.text("phase", beat.phase());
    Inputs.atLeast("step", 0, beat.step());
    Inputs.atLeast("steps", 0, beat.steps());
    var answer = leases.beat(lease, beat);
    demandCurrent(answer.standing(), lease);
    answer.shot().ifPresent(shot -> news.progress(shot, beat));
    return new BeatReply(answer.verdict(), pulse.secondsBetweenBeats());
  }

  @POST
  @Path("uploads")
  public UploadGrants uploads(
      @RestHeader("Authorization") String authorization, @RestPath String id, Uploads body) {
    var wish = Inputs.body(body);
    var lease = lease(authorization, id, wish.epoch());
    var held = desk.lease(lease).orElseThrow(() -> Refusal.noSuchLease(id));
    demandCurrent(held.standing(), lease);
    return files.grant(lease, held, wish.files());
  }

  @POST
  @Path("complete")
  public void complete(
      @RestHeader("Authorization") String authorization, @RestPath String id, Complete body) {
    var complete = Inputs.body(body);
    if (ProbeLease.isOne(id)) {
      probes.passed(probe(authorization, id, complete.epoch()));
      return;
    }
    var lease = lease(authorization, id, complete.epoch());
    Inputs.present("outputs", complete.outputs()).forEach(it -> Inputs.present("output", it));
    var quality = Inputs.present("quality", complete.quality());
    Inputs.present("quality.measures", quality.measures());
    Inputs.present("quality.findings", quality.findings());
    Inputs.present("metrics", complete.metrics());
    var held = desk.lease(lease).orElseThrow(() -> Refusal.noSuchLease(id));
    if (held.standing() == Standing.CURRENT) {
      files.demandStored(lease, held, complete.outputs());
    }
    accept(desk.complete(lease, complete), lease);
  }

  @POST
  @Path("fail")
  public void fail(
      @RestHeader("Authorization") String authorization, @RestPath String id, Fail body) {
    var fail = Inputs.body(body);
    if (ProbeLease.isOne(id)) {
      var lease = probe(authorization, id, fail.epoch());
      probes.failed(lease, explained(fail));
      return;
    }
    var lease = lease(authorization, id, fail.epoch());
    accept(reports.fail(lease, explained(fail)), lease);
  }

  private static Fail explained(Fail fail) {
    Inputs.text("code", fail.code());
    Inputs.present("message", fail.message());
    return fail;
  }

  private Lease lease(String authorization, String id, int epoch) {
    return new Lease(new TaskId(id), epoch, callers.worker(authorization).id());
  }

  private ProbeLease probe(String authorization, String id, int epoch) {
    return new ProbeLease(id, epoch, callers.worker(authorization).id());
  }

  /** A report that was counted before stands, and is told so. */
  private void accept(Report report, Lease lease) {
    if (report.standing() != Standing.ENDED) {
      demandCurrent(report.standing(), lease);
    }
    meters.reported(report);
  }

  private void demandCurrent(Standing standing, Lease lease) {
    switch (standing) {
      case CURRENT -> {}
      case UNKNOWN -> throw Refusal.noSuchLease(lease.task().value());
      case ENDED, FENCED -> {
        meters.fenced();
        throw Refusal.fenced(lease.task().value(), lease.epoch());
      }
    }
  }
}
