package com.aifilmstudio.operator.renderjob;

import com.aifilmstudio.api.v1alpha1.Phase;
import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.job.JobRow;
import com.aifilmstudio.store.job.Work;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One look at a film, in the words of a test. */
final class Looks {

  static final PoolSeen.Available POOL = new PoolSeen.Available("ns/tiny", "sha256:1", 1);
  static final ScriptSeen.Text SCRIPT = new ScriptSeen.Text(Optional.of("INT. ROOM - DAY"));
  static final List<PoolSeen> POOLS =
      List.of(
          POOL,
          new PoolSeen.Available("ns/tiny", "sha256:1", 0),
          new PoolSeen.Absent("ns/tiny"),
          new PoolSeen.WithoutModel("ns/tiny", "not yet"));

  private boolean cancelWanted;
  private boolean hasRow = true;
  private boolean canceled;
  private boolean planned;
  private Optional<Phase> end = Optional.empty();
  private String endReason = "";
  private Work work = Work.NONE;
  private PoolSeen pool = POOL;
  private ScriptSeen script = new ScriptSeen.NotNeeded();
  private Optional<String> unreadable = Optional.empty();

  static Looks at() {
    return new Looks();
  }

  Looks withoutRow() {
    hasRow = false;
    return this;
  }

  Looks planned() {
    planned = true;
    return this;
  }

  Looks cancelWanted() {
    cancelWanted = true;
    return this;
  }

  Looks canceled() {
    canceled = true;
    return this;
  }

  Looks ended(Phase phase, String reason) {
    end = Optional.of(phase);
    endReason = reason;
    return this;
  }

  Looks work(Works next) {
    work = next.work();
    return this;
  }

  Looks pool(PoolSeen next) {
    pool = next;
    return this;
  }

  Looks script(ScriptSeen next) {
    script = next;
    return this;
  }

  Looks unreadable(String what) {
    unreadable = Optional.of(what);
    return this;
  }

  RenderJobObservation seen() {
    return new RenderJobObservation(
        cancelWanted,
        hasRow ? Optional.of(row()) : Optional.empty(),
        work,
        pool,
        script,
        unreadable);
  }

  Step decide() {
    return Lifecycle.decide(seen());
  }

  JobRow row() {
    return new JobRow(
        new JobId("job_01"),
        "uid",
        "ns",
        "film",
        "ns:ns",
        "ns/tiny",
        canceled ? "Canceled" : "Running",
        end.map(Phase::name).orElse("Queued"),
        endReason,
        "",
        planned,
        Optional.empty(),
        planned ? Optional.of("sha256:1") : Optional.empty(),
        Instant.EPOCH,
        Optional.empty(),
        end.map(phase -> Instant.EPOCH),
        Optional.empty());
  }
}
