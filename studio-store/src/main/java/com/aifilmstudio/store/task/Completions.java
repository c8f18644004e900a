package com.aifilmstudio.store.task;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import com.aifilmstudio.core.protocol.Complete;
import com.aifilmstudio.store.JobId;
import com.aifilmstudio.store.TaskId;
import com.aifilmstudio.store.output.OutputRow;
import com.aifilmstudio.store.output.Outputs;
import com.aifilmstudio.store.take.TakeEnd;
import com.aifilmstudio.store.take.TakeOutcome;
import com.aifilmstudio.store.task.Reports.Completion;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;

/** Results that workers bring, one at a time or many. */
final class Completions {

  private Completions() {}

  /** The result of a held task; the worker's own checks may speak against it. */
  static Report one(DSLContext tx, HeldTask task, Complete report, Instant now) {
    var verdict = verdict(task, report);
    if (verdict.isEmpty()) {
      return finish(tx, List.of(finished(task, report, now))).get(task.id());
    }
    var gpu = gpuTime(task, report, now);
    var end =
        new TakeEnd(
            TakeOutcome.Failed,
            verdict.map(QualityVerdict::code),
            verdict.map(QualityVerdict::message),
            true,
            gpu.millis(),
            Optional.of(report.metrics()),
            now);
    Reports.giveUp(tx, task, end);
    return Report.of(task, end, gpu);
  }

  /** Those that are plainly good; the others are missing in the answer. */
  static Map<Completion, Report> together(
      DSLContext tx, Collection<Completion> several, Instant now) {
    var held = HeldTask.lock(tx, several.stream().map(it -> it.lease().task()).collect(toSet()));
    var first = new HashMap<TaskId, Completion>();
    var paying = new HashSet<JobId>();
    for (var one : several) {
      Optional.ofNullable(held.get(one.lease().task()))
          .filter(task -> isPlainlyGood(task, one) && !first.containsKey(task.id()))
          // What a hold pays is reckoned one task after the other.
          .filter(task -> task.hold().isEmpty() || paying.add(task.job()))
          .ifPresent(task -> first.put(task.id(), one));
    }
    var good =
        first.entrySet().stream()
            .map(it -> finished(held.get(it.getKey()), it.getValue().report(), now))
            .toList();
    return finish(tx, good).entrySet().stream()
        .collect(toMap(it -> first.get(it.getKey()), Map.Entry::getValue));
  }

  private static boolean isPlainlyGood(HeldTask task, Completion one) {
    return task.shot().isPresent()
        && task.standing(one.lease()) == Standing.CURRENT
        && verdict(task, one.report()).isEmpty();
  }

  private static Optional<QualityVerdict> verdict(HeldTask task, Complete report) {
    return QualityVerdict.of(report.quality(), task.qualityPolicy(), task.shot().isEmpty());
  }

  private static Finished finished(HeldTask task, Complete report, Instant now) {
    var end =
        new TakeEnd(
            TakeOutcome.Rendered,
            Optional.empty(),
            Optional.empty(),
            false,
            gpuTime(task, report, now).millis(),
            Optional.of(report.metrics()),
            now);
    return new Finished(task, end, report);
  }

  private static GpuTime gpuTime(HeldTask task, Complete report, Instant now) {
    return task.gpuTime(report.metrics().getOrDefault("gpuSeconds", 0.0), now);
  }

  private static Map<TaskId, Report> finish(DSLContext tx, Collection<Finished> tasks) {
    tasks.stream().filter(it -> it.task().shot().isEmpty()).forEach(cut -> keepFilm(tx, cut));
    Endings.done(tx, tasks);
    var shots = tasks.stream().map(Finished::task).filter(it -> it.shot().isPresent()).toList();
    if (!shots.isEmpty()) {
      Tasks.enqueueAssembleIfRendered(tx, shots, tasks.iterator().next().end().at());
    }
    return tasks.stream().collect(toMap(it -> it.task().id(), Completions::report));
  }

  private static Report report(Finished it) {
    return Report.of(it.task(), it.end(), gpuTime(it.task(), it.report(), it.end().at()));
  }

  private static void keepFilm(DSLContext tx, Finished cut) {
    Outputs.record(
        tx,
        cut.task().job(),
        cut.report().outputs().stream()
            .map(file -> new OutputRow(file.name(), file.key(), file.sha256(), file.bytes()))
            .toList(),
        cut.end().at());
  }
}
