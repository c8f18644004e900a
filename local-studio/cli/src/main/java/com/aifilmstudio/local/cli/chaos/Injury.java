package com.aifilmstudio.local.cli.chaos;

import com.aifilmstudio.local.cli.farm.Farm;
import com.aifilmstudio.local.cli.studio.StudioStatus;
import com.aifilmstudio.local.cli.studio.StudioStatus.Row;
import com.aifilmstudio.local.parts.process.LinuxProcess;
import com.aifilmstudio.local.parts.process.Signal;
import java.util.List;
import java.util.Optional;

/** Carries out faults on the processes of a farm, and takes them back. */
public final class Injury {
  private static final String NAMESPACE = "render-system";
  private static final String WORKER = NAMESPACE + "/tinyfilm-";
  private static final String OPERATOR = NAMESPACE + "/film-studio-operator";
  private static final Runnable NOTHING_TO_TAKE_BACK = () -> {};

  private final Farm farm;
  private final Lines lines;

  /** {@code lines} stand between the farm's workers and its operator. */
  public Injury(Farm farm, Lines lines) {
    this.farm = farm;
    this.lines = lines;
  }

  /** What was hit, and what ends it. */
  public record Done(String what, Runnable takeBack) {}

  /** Empty when there is nobody to be hit. */
  public Optional<Done> inflict(Fault fault) {
    return switch (fault.kind()) {
      case WORKER_KILLED, WORKER_TERMINATED, WORKER_FROZEN, WORKER_CUT_OFF ->
          picked(WORKER, fault).map(row -> onWorker(fault.kind(), row));
      case OPERATOR_KILLED -> picked(OPERATOR, fault).map(this::lost);
      case OPERATOR_TERMINATED -> picked(OPERATOR, fault).map(this::dismissed);
      case OPERATOR_FROZEN -> picked(OPERATOR, fault).map(this::frozen);
      case DATABASE_SESSIONS_ENDED -> Optional.of(sessionsEnded());
      case DATABASE_KILLED -> Optional.of(partKilled("postgres"));
      case API_SERVER_KILLED -> Optional.of(partKilled("kube-apiserver"));
      case API_SERVER_FROZEN -> partFrozen("kube-apiserver");
    };
  }

  /** Hits the worker in this pod; what ends it is returned. */
  public Runnable inflict(Fault.Kind kind, String pod) {
    return rows(NAMESPACE + "/" + pod).stream()
        .findFirst()
        .map(row -> onWorker(kind, row).takeBack())
        .orElse(NOTHING_TO_TAKE_BACK);
  }

  private Done onWorker(Fault.Kind kind, Row row) {
    return switch (kind) {
      case WORKER_KILLED -> killed(row);
      case WORKER_TERMINATED -> dismissed(row);
      case WORKER_FROZEN -> frozen(row);
      case WORKER_CUT_OFF -> cutOff(row);
      default -> throw new IllegalArgumentException(kind.words() + " is not for a worker");
    };
  }

  private Optional<Row> picked(String prefix, Fault fault) {
    var rows = rows(prefix);
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(rows.get((int) (fault.pick() * rows.size())));
  }

  /** Running pods whose name begins so, in the order of their names. */
  private List<Row> rows(String prefix) {
    return StudioStatus.of(farm.embedding().home().root()).pods().stream()
        .filter(pod -> pod.name().startsWith(prefix))
        .toList();
  }

  private static Done killed(Row row) {
    send(row, Signal.KILL);
    return new Done(row.name(), NOTHING_TO_TAKE_BACK);
  }

  private static void send(Row row, Signal signal) {
    LinuxProcess.running(row.pid().orElseThrow()).ifPresent(process -> process.send(signal));
  }

  private Done frozen(Row row) {
    send(row, Signal.STOP);
    return new Done(row.name(), () -> send(row, Signal.CONT));
  }

  private Done cutOff(Row row) {
    long pid = row.pid().orElseThrow();
    lines.cut(pid);
    return new Done(row.name(), () -> lines.heal(pid));
  }

  /** As a drain does it: by the API, with the pod's grace. */
  private Done dismissed(Row row) {
    farm.client().pods().inNamespace(NAMESPACE).withName(podName(row)).delete();
    return new Done(row.name(), NOTHING_TO_TAKE_BACK);
  }

  /** As a lost node does it: another pod takes its place; else it would wait in a crash loop. */
  private Done lost(Row row) {
    send(row, Signal.KILL);
    farm.client().pods().inNamespace(NAMESPACE).withName(podName(row)).withGracePeriod(0).delete();
    return new Done(row.name(), NOTHING_TO_TAKE_BACK);
  }

  private static String podName(Row row) {
    return row.name().substring(row.name().indexOf('/') + 1);
  }

  private Done sessionsEnded() {
    int ended =
        farm.ledger()
            .sql()
            .fetch(
                "select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where datname = current_database() and pid <> pg_backend_pid()")
            .size();
    return new Done(ended + " sessions", NOTHING_TO_TAKE_BACK);
  }

  private Done partKilled(String name) {
    farm.kill(name);
    return new Done(name, () -> farm.bringBack(name));
  }

  private Optional<Done> partFrozen(String name) {
    return farm.embedding()
        .supervisor()
        .running(name)
        .map(
            part -> {
              part.freeze();
              return new Done(name, part::thaw);
            });
  }
}
