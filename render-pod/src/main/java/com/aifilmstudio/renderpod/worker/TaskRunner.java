package com.aifilmstudio.renderpod.worker;

import com.aifilmstudio.core.failure.FailureCode;
import com.aifilmstudio.core.protocol.CheckpointMade;
import com.aifilmstudio.core.protocol.Claim;
import com.aifilmstudio.core.protocol.Complete;
import com.aifilmstudio.core.protocol.Fail;
import com.aifilmstudio.core.protocol.TaskKind;
import com.aifilmstudio.renderpod.assemble.MadeFile;
import com.aifilmstudio.renderpod.checkpoint.Cadence;
import com.aifilmstudio.renderpod.engine.Progress;
import com.aifilmstudio.renderpod.worker.DispatchClient.Session;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes one claim from its beginning to its report. Whatever happens in between, dispatch hears of
 * it, unless the lease is somebody else's by then.
 */
final class TaskRunner {

  private static final Logger LOG = LoggerFactory.getLogger(TaskRunner.class);

  /** SIGTERM leaves 25 s for the step, for this, and for the report. */
  private static final Duration DRAIN_PATIENCE = Duration.ofSeconds(12);

  private static final Duration PAUSE_PATIENCE = Duration.ofSeconds(30);

  private final ShotRenderer renderer;
  private final FilmAssembly assembly;
  private final Uploader uploader;
  private final Persistence persistence;
  private final Cadence cadence;
  private final PreviewSender previews;
  private final Scratch scratch;
  private final Timekeeping time;
  private final StopSignal stop;
  private Optional<Duration> untoldLoad;

  TaskRunner(
      ShotRenderer renderer,
      FilmAssembly assembly,
      Uploader uploader,
      Persistence persistence,
      Cadence cadence,
      PreviewSender previews,
      Scratch scratch,
      Timekeeping time,
      StopSignal stop) {
    this.renderer = renderer;
    this.assembly = assembly;
    this.uploader = uploader;
    this.persistence = persistence;
    this.cadence = cadence;
    this.previews = previews;
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
    try (var pulse = new Pulse(beat -> session.beat(lease, beat), lease, gpu, time.clock());
        var checkpoints = checkpoints(claim, session)) {
      var desk =
          new TaskDesk(
              scratch.folder(), pulse, gpu, seconds, checkpoints, previews(lease, session), stop);
      report = report(claim, session, desk);
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
        case TaskOutcome.Made made -> deliver(claim, session, made, desk);
        case TaskOutcome.Failed(var code, var message) -> failed(epoch, code, message);
        case TaskOutcome.Left(Ending ending) -> left(epoch, ending, desk);
      };
    } catch (Abandoned e) {
      return left(epoch, e.ending(), desk);
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
      case RENDER -> renderer.render(claim.render().orElseThrow(), claim.checkpoint(), desk);
      case PROBE -> renderer.probe(claim.render().orElseThrow(), desk);
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
        desk.whileWanted(
            "upload", () -> uploader.upload(made.files(), lease.epoch(), signer(lease, session)));
    var metrics = desk.seconds().with(desk.gpu());
    return new Report.Done(new Complete(lease.epoch(), outputs, made.quality(), metrics));
  }

  private static Report failed(int epoch, FailureCode code, String message) {
    return new Report.GivenBack(new Fail(epoch, code.code(), message, false));
  }

  /** What was done so far is kept where the task goes on, here or elsewhere. */
  private static Report left(int epoch, Ending ending, TaskDesk desk) throws InterruptedException {
    return switch (ending) {
      case FENCED -> new Report.Nothing();
      case CANCELED -> released(epoch, FailureCode.TASK_CANCELED, "the film is canceled");
      case PAUSED -> {
        desk.checkpoints().save(PAUSE_PATIENCE);
        yield released(epoch, FailureCode.TASK_PAUSED, "the film is paused");
      }
      case DRAINED -> {
        desk.checkpoints().save(DRAIN_PATIENCE);
        yield released(epoch, FailureCode.WORKER_DRAINED, "the worker ends");
      }
    };
  }

  private static Report released(int epoch, FailureCode code, String why) {
    return new Report.GivenBack(new Fail(epoch, code.code(), "left in its middle: " + why, true));
  }

  private Checkpoints checkpoints(Claim claim, Session session) {
    var lease = claim.lease();
    return switch (claim.kind()) {
      case RENDER ->
          new CheckpointKeeper(
              new CheckpointKeeper.Line() {
                @Override
                public void upload(MadeFile file)
                    throws DispatchException, TransferException, InterruptedException {
                  uploader.upload(List.of(file), lease.epoch(), signer(lease, session));
                }

                @Override
                public void tell(CheckpointMade made)
                    throws DispatchException, InterruptedException {
                  answered(() -> session.checkpoint(lease, made));
                }
              },
              lease.epoch(),
              scratch.folder(),
              cadence,
              time.clock());
      case ASSEMBLE, PROBE -> Checkpoints.none();
    };
  }

  private Consumer<Progress> previews(Claim.Lease lease, Session session) {
    return progress -> previews.stepped(progress, jpeg -> session.preview(lease, jpeg));
  }

  private Uploader.Signer signer(Claim.Lease lease, Session session) {
    return wish -> persistence.untilAnswered(() -> session.uploads(lease, wish));
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
