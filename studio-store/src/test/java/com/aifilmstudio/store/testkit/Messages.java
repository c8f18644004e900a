package com.aifilmstudio.store.testkit;

import com.aifilmstudio.core.protocol.Beat;
import com.aifilmstudio.core.protocol.Complete;
import com.aifilmstudio.core.protocol.Complete.Output;
import com.aifilmstudio.core.protocol.Fail;
import com.aifilmstudio.core.protocol.QualityReport;
import com.aifilmstudio.core.protocol.QualityReport.Finding;
import com.aifilmstudio.store.task.ClaimAnswer;
import com.aifilmstudio.store.task.ClaimedTask;
import com.aifilmstudio.store.task.Lease;
import java.util.List;
import java.util.Map;

/** What workers say, in few words. */
public final class Messages {

  private Messages() {}

  public static ClaimedTask claimed(ClaimAnswer answer) {
    return ((ClaimAnswer.Claimed) answer).task();
  }

  public static Beat step(Lease lease, int step) {
    return new Beat(lease.epoch(), step, 20, "denoise", step * 0.1);
  }

  public static Complete rendered(Lease lease, double gpuSeconds) {
    return complete(lease, gpuSeconds, List.of());
  }

  public static Complete renderedWith(Lease lease, String finding) {
    return complete(lease, 1, List.of(new Finding(finding, 1, 0.5, "It is " + finding + ".")));
  }

  private static Complete complete(Lease lease, double gpuSeconds, List<Finding> findings) {
    return new Complete(
        lease.epoch(),
        List.of(new Output("shot.mp4", "jobs/x/" + lease.task() + "/" + lease.epoch(), 10, "aa")),
        new QualityReport(Map.of("motion", 0.7), findings),
        Map.of("gpuSeconds", gpuSeconds, "denoise", 1.0));
  }

  public static Complete cut(Lease lease) {
    return new Complete(
        lease.epoch(),
        List.of(
            new Output("Mp4", "jobs/x/film.mp4", 10, "aa"),
            new Output("Lock", "jobs/x/film.lock.json", 10, "aa")),
        new QualityReport(Map.of(), List.of()),
        Map.of("assemble", 1.0));
  }

  public static Fail failed(Lease lease, String code) {
    return new Fail(lease.epoch(), code, "It did not work.", false);
  }

  public static Fail released(Lease lease) {
    return new Fail(lease.epoch(), "WORKER.DRAINED", "The worker goes.", true);
  }
}
