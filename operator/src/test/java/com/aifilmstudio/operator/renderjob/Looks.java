package com.aifilmstudio.operator.renderjob;

import com.aifilmstudio.api.v1alpha1.Budget;
import com.aifilmstudio.api.v1alpha1.DesiredState;
import com.aifilmstudio.api.v1alpha1.OnThreshold;
import com.aifilmstudio.api.v1alpha1.Phase;
import com.aifilmstudio.core.money.MicroCredits;
import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.job.JobRow;
import com.aifilmstudio.store.job.JobRow.Ending;
import com.aifilmstudio.store.job.JobRow.Unfunded;
import com.aifilmstudio.store.job.JobSource;
import com.aifilmstudio.store.job.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One look at a film, in the words of a test. */
final class Looks {

  static final PoolSeen.Available POOL = available(1);
  static final ScriptSeen.Text SCRIPT = new ScriptSeen.Text(Optional.of("INT. ROOM - DAY"));
  static final List<PoolSeen> POOLS =
      List.of(
          POOL,
          available(0),
          new PoolSeen.Available("ns/tiny", "sha256:1", 0, Optional.of("sha256:2")),
          new PoolSeen.NotAllowed("ns/tiny", "only its own"),
          new PoolSeen.Unfit("ns/tiny", "SizeTooLarge", "too large"),
          new PoolSeen.Absent("ns/tiny"),
          new PoolSeen.WithoutModel("ns/tiny", "not yet"));

  static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

  private DesiredState desired = DesiredState.Running;
  private int priority = 50;
  private Optional<Instant> deadline = Optional.empty();
  private Optional<Duration> renderingLimit = Optional.empty();
  private Optional<Budget> budget = Optional.empty();
  private Duration rendering = Duration.ZERO;
  private boolean hasRow = true;
  private DesiredState rowDesired = DesiredState.Running;
  private int rowPriority = 50;
  private Optional<Instant> rowDeadline = Optional.empty();
  private boolean heldBack;
  private Optional<Unfunded> unfunded = Optional.empty();
  private Optional<Ending> ending = Optional.empty();
  private boolean planned;
  private Optional<Phase> end = Optional.empty();
  private String endReason = "";
  private Work work = Work.NONE;
  private PoolSeen pool = POOL;
  private Optional<Hindrance> hindrance = Optional.empty();
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

  static PoolSeen.Available available(int workers) {
    return new PoolSeen.Available("ns/tiny", "sha256:1", workers, Optional.empty());
  }

  /** What the spec says. */
  Looks wanted(DesiredState state) {
    desired = state;
    return this;
  }

  /** What the row has noted of it. */
  Looks noted(DesiredState state) {
    rowDesired = state;
    return this;
  }

  Looks cancelWanted() {
    return wanted(DesiredState.Canceled);
  }

  Looks canceled() {
    return noted(DesiredState.Canceled);
  }

  Looks paused() {
    return wanted(DesiredState.Paused).noted(DesiredState.Paused);
  }

  Looks priority(int wish) {
    priority = wish;
    return this;
  }

  /** Noted in the row already. */
  Looks deadline(Instant time) {
    deadline = Optional.of(time);
    rowDeadline = deadline;
    return this;
  }

  Looks newDeadline(Instant time) {
    deadline = Optional.of(time);
    return this;
  }

  Looks rendered(Duration time, Duration limit) {
    rendering = time;
    renderingLimit = Optional.of(limit);
    return this;
  }

  Looks budget(long gpuSeconds, OnThreshold threshold) {
    budget = Optional.of(new Budget(gpuSeconds, threshold));
    return this;
  }

  Looks heldBack() {
    heldBack = true;
    return this;
  }

  /** It waits for ten credits since then. */
  Looks unfunded(Instant since, long available) {
    var needs = MicroCredits.credits(10);
    unfunded = Optional.of(new Unfunded(since, needs, MicroCredits.credits(available)));
    return this;
  }

  Looks ending(Phase phase, String code) {
    ending = Optional.of(new Ending(phase.name(), code, "why"));
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

  Looks hindered(Hindrance by) {
    hindrance = Optional.of(by);
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
        new Wishes(desired, priority, deadline, renderingLimit, budget),
        hasRow ? Optional.of(row()) : Optional.empty(),
        work,
        rendering,
        pool,
        hindrance,
        script,
        unreadable,
        NOW);
  }

  Step decide() {
    return Lifecycle.decide(seen());
  }

  JobRow row() {
    return new JobRow(
        new JobId("job_01"),
        Optional.of("uid"),
        JobSource.Applied,
        0,
        "ns",
        "film",
        "ns:ns",
        "ns/tiny",
        rowDesired.name(),
        rowPriority,
        rowDeadline,
        heldBack,
        unfunded,
        ending,
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
