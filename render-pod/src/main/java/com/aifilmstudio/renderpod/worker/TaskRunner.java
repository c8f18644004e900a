package com.aifilmstudio.renderpod.worker;

import com.aifilmstudio.core.failure.FailureCode;
import com.aifilmstudio.core.protocol.Claim;
import com.aifilmstudio.core.protocol.Complete;
import com.aifilmstudio.core.protocol.Fail;
import com.aifilmstudio.core.protocol.TaskKind;
import com.aifilmstudio.renderpod.worker.DispatchClient.Session;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes one claim from its beginning to its report. Whatever happens in between, dispatch hears of
 * it, unless the lease is somebody else's by then.
 */
final class TaskRunner {

  private static final Logger LOG = LoggerFactory.getLogger(TaskRunner.class);

  private final ShotRenderer renderer;
  private final FilmAssembly assembly;
  private final Uploader uploader;
  private final Persistence persistence;
  private final Scratch scratch;
  private final Timekeeping time;
  private final StopSignal stop;
  private Optional<Duration> untoldLoad;

  TaskRunner(
      ShotRenderer renderer,
      FilmAssembly assembly,
      Uploader uploader,
      Persistence persistence,
      Scratch scratch,
      Timekeeping time,
      StopSignal stop) {
    this.renderer = renderer;
    this.assembly = assembly;
    this.uploader = uploader;
    this.persistence = persistence;
    this.scratch = scratch;
    this.time = time;
    this.stop = stop;
    this.untoldLoad = Optional.of(time.load());
  }

  /** Throws only when the worker itself cannot go on: its key is void or its thread interrupted. */
  void run(Claim claim, Session session) throws DispatchException, InterruptedException {
    try {
      work(claim, session);
    } catch (DispatchException.Fenced e) {
      LOG.info(
          "task is another worker's now task={} epoch={}", claim.task(), claim.lease().epoch());
    } catch (DispatchException.Refused e) {
      LOG.error("report was refused task={} why={}", claim.task(), e.getMessage());
    } finally {
      scratch.clear();
    }
  }

  private void work(Claim claim, Session session) throws DispatchException, InterruptedException {
    var lease = claim.lease();
    var gpu = new GpuMeter(time.nanoTime());
    var seconds = new StageSeconds(time.nanoTime());
    untoldLoad.ifPresent(load -> seconds.add("load", load));
    Report report;
    try (var pulse = new Pulse(beat -> session.beat(lease, beat), lease, gpu, time.clock())) {
      report = report(claim, session, new TaskDesk(scratch.folder(), pulse, gpu, seconds, stop));
    }
    switch (report) {
      case Report.Done(Complete complete) -> {
        complete(claim, session, complete);
        LOG.info("done task={} kind={} {}", claim.task(), claim.kind(), seconds);
      }
      case Report.GivenBack(Fail fail) -> {
        LOG.info("given back task={} code={} why={}", claim.task(), fail.code(), fail.message());
        answered(() -> session.fail(lease, fail));
      }
      case Report.Nothing() -> throw new DispatchException.Fenced("by the answer to a beat");
    }
  }

  /**
   * Files that dispatch does not accept are no result: the task is given back, to be done again.
   */
  private void complete(Claim claim, Session session, Complete complete)
      throws DispatchException, InterruptedException {
    var lease = claim.lease();
    try {
      answered(() -> session.complete(lease, complete));
      untoldLoad = Optional.empty();
    } catch (DispatchException.Refused e) {
      LOG.error("result was refused task={} why={}", claim.task(), e.getMessage());
      var code = FailureCode.UPLOAD_REFUSED.code();
      answered(() -> session.fail(lease, new Fail(lease.epoch(), code, e.getMessage(), false)));
    }
  }

  /** What dispatch will be told. */
  private sealed interface Report {
    record Done(Complete complete) implements Report {}

    record GivenBack(Fail fail) implements Report {}

    record Nothing() implements Report {}
  }

  private Report report(Claim claim, Session session, TaskDesk desk)
      throws DispatchException, InterruptedException {
    int epoch = claim.lease().epoch();
    try {
      return switch (carryOut(claim, desk)) {
        case TaskOutcome.Made made -> {
          var unwanted = desk.pulse().ending();
          yield unwanted.isPresent()
              ? left(epoch, unwanted.get())
              : deliver(claim, session, made, desk);
        }
        case TaskOutcome.Failed(var code, var message) -> failed(epoch, code, message);
        case TaskOutcome.Left(Ending ending) -> left(epoch, ending);
      };
    } catch (DispatchException | InterruptedException e) {
      throw e;
    } catch (TransferException e) {
      return failed(epoch, e.code(), e.getMessage());
    } catch (Exception | Error e) {
      LOG.error("task broke task={}", claim.task(), e);
      return failed(epoch, FailureCode.INTERNAL, e.toString());
    }
  }

  private TaskOutcome carryOut(Claim claim, TaskDesk desk) throws Exception {
    return switch (claim.kind()) {
      case RENDER -> renderer.render(claim.render().orElseThrow(), desk);
      case PROBE -> renderer.render(claim.render().orElseThrow(), desk);
      case ASSEMBLE -> assembly.assemble(claim.assemble().orElseThrow(), desk);
    };
  }

  private Report deliver(Claim claim, Session session, TaskOutcome.Made made, TaskDesk desk)
      throws Exception {
    var lease = claim.lease();
    if (claim.kind() == TaskKind.PROBE) {
      // That it could be made is all that is asked for.
      return new Report.Done(
          new Complete(lease.epoch(), List.of(), made.quality(), desk.seconds().with(desk.gpu())));
    }
    desk.pulse().enter("upload");
    var outputs =
        desk.seconds()
            .timing(
                "upload",
                () ->
                    uploader.upload(
                        made.files(),
                        lease.epoch(),
                        wish -> persistence.untilAnswered(() -> session.uploads(lease, wish))));
    var metrics = desk.seconds().with(desk.gpu());
    return new Report.Done(new Complete(lease.epoch(), outputs, made.quality(), metrics));
  }

  private static Report failed(int epoch, FailureCode code, String message) {
    return new Report.GivenBack(new Fail(epoch, code.code(), message, false));
  }

  private static Report left(int epoch, Ending ending) {
    var message =
        switch (ending) {
          case CANCELED -> "left between two steps: the film is canceled";
          case PAUSED -> "left between two steps: the film is paused";
          case DRAINED -> "left between two steps: the worker ends";
          case FENCED -> "";
        };
    return ending == Ending.FENCED
        ? new Report.Nothing()
        : new Report.GivenBack(new Fail(epoch, FailureCode.WORKER_DRAINED.code(), message, true));
  }

  /**
   * A report is made until it is answered: the work that it tells of is done and must not be lost.
   */
  private void answered(Call call) throws DispatchException, InterruptedException {
    persistence.untilAnswered(
        () -> {
          call.make();
          return true;
        });
  }

  @FunctionalInterface
  private interface Call {
    void make() throws DispatchException, InterruptedException;
  }
}
