package com.aifilmstudio.local.parts.kubelet;

import com.aifilmstudio.local.parts.kubelet.pod.Run;
import com.aifilmstudio.local.parts.kubelet.process.RunFolder;
import com.aifilmstudio.local.parts.kubelet.process.RunFolder.WithoutSign;
import com.aifilmstudio.local.parts.kubelet.process.RunNote;
import com.aifilmstudio.local.parts.kubelet.process.RunState;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The runs of one pod's containers as their folders tell them. */
final class ContainerRuns {

  /** One run and how it stands. */
  record Seen(RunFolder folder, RunNote note, RunState state) {

    Run run() {
      return switch (state) {
        case RunState.Starting starting -> new Run.Running(note.attempt(), note.launchedAt());
        case RunState.Running running -> new Run.Running(note.attempt(), note.launchedAt());
        case RunState.Ended(int code, Instant at) ->
            ended(code, code == 0 ? "Completed" : "Error", at);
        case RunState.Lost(Instant noticedAt) -> ended(137, "ContainerStatusUnknown", noticedAt);
      };
    }

    private Run.Ended ended(int code, String reason, Instant at) {
      return new Run.Ended(
          note.attempt(), note.streak(), code, reason, null, note.launchedAt(), at);
    }
  }

  private final PodFolder folder;
  private final boolean ours;
  private final Map<Path, Process> launched = new HashMap<>();

  private ContainerRuns(PodFolder folder, boolean ours) {
    this.folder = folder;
    this.ours = ours;
  }

  /** For the one who starts runs, and who alone knows when one will never begin. */
  static ContainerRuns startedHere(PodFolder folder) {
    return new ContainerRuns(folder, true);
  }

  /** For one who only looks. */
  static ContainerRuns watched(PodFolder folder) {
    return new ContainerRuns(folder, false);
  }

  void launched(RunFolder run, Process process) {
    launched.put(run.path(), process);
  }

  /** The latest two runs of a container, the latest first. */
  List<Seen> of(String container, Instant now) {
    return folder.runs(container).stream().flatMap(run -> see(run, now).stream()).limit(2).toList();
  }

  /** Only the latest and the one before it are kept: {@code kubectl logs --previous}. */
  void forgetOlder(String container) {
    folder.runs(container).stream().skip(2).forEach(run -> PodFolder.delete(run.path()));
  }

  private Optional<Seen> see(RunFolder run, Instant now) {
    Process process = launched.get(run.path());
    boolean over = ours && (process == null || !process.isAlive());
    WithoutSign withoutSign = over ? WithoutSign.GIVE_UP : WithoutSign.WAIT;
    return run.note().map(note -> new Seen(run, note, run.state(withoutSign, now)));
  }
}
