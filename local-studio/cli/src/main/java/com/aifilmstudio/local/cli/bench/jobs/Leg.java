package com.aifilmstudio.local.cli.bench.jobs;

import com.aifilmstudio.local.cli.CannotDo;
import com.aifilmstudio.local.cli.farm.Farm;
import com.aifilmstudio.local.parts.process.Patience;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Lets one side take all its orders, and looks on. */
final class Leg {
  private static final Duration TELL_EVERY = Duration.ofSeconds(10);
  private static final Duration STANDSTILL = Duration.ofMinutes(2);

  /** What was still under way when the last end was seen belongs to it: Events, counts. */
  private static final Duration SETTLES_WITHIN = Duration.ofSeconds(2);

  private final Farm farm;
  private final AuditLog audit;
  private final int jobs;

  Leg(Farm farm, AuditLog audit, int jobs) {
    this.farm = farm;
    this.audit = audit;
    this.jobs = jobs;
  }

  /** What was seen. {@code ordered}: the time until the last order was made. */
  record Result(
      Workload side,
      int jobs,
      Duration ordered,
      Duration took,
      Map<String, String> otherwise,
      Map<AuditLog.Write, Long> writes,
      Memory operator,
      ProcessorTime processors) {
    double rate() {
      return jobs / (took.toMillis() / 1000.0);
    }

    /** Writes for each job without its order. */
    double writesOfOne() {
      return writes.entrySet().stream()
              .filter(entry -> !entry.getKey().isOrder(side.resource()))
              .mapToLong(Map.Entry::getValue)
              .sum()
          / (double) jobs;
    }
  }

  Result run(Workload side) {
    var ends = new Ends();
    var before = ProcessorTime.of(processes());
    long from = audit.end();
    long began = System.nanoTime();
    try (var client = client();
        var follower = side.follow(client, ends);
        var orders = Orders.begin(side, client, jobs)) {
      awaitEnds(side, orders, ends);
      var took = Duration.ofNanos(System.nanoTime() - began);
      var processors = ProcessorTime.of(processes()).since(before);
      settle();
      var operator = Memory.of(farm.studio().operatorProcess().orElseThrow());
      return new Result(
          side,
          jobs,
          orders.took(),
          took,
          ends.otherwise(),
          audit.writes(from, audit.end()),
          operator,
          processors);
    }
  }

  private KubernetesClient client() {
    var config = new ConfigBuilder(farm.client().getConfiguration());
    return new KubernetesClientBuilder()
        .withConfig(
            config.withMaxConcurrentRequests(64).withMaxConcurrentRequestsPerHost(64).build())
        .build();
  }

  private void awaitEnds(Workload side, Orders orders, Ends ends) {
    int before = 0;
    long moved = System.nanoTime();
    while (!Patience.until(TELL_EVERY, () -> ends.count() >= jobs)) {
      int ended = ends.count();
      int made = orders.made();
      System.err.printf("%s: %d of %d ordered, %d ended%n", side.name(), made, jobs, ended);
      if (made + ended > before) {
        before = made + ended;
        moved = System.nanoTime();
      } else if (System.nanoTime() - moved > STANDSTILL.toNanos()) {
        throw new CannotDo("%d of %d %s ended, and no more.".formatted(ended, jobs, side.name()));
      }
    }
  }

  private static void settle() {
    Patience.until(SETTLES_WITHIN, () -> false);
  }

  /** All that takes part, by name. */
  private Map<String, Long> processes() {
    var all = new LinkedHashMap<String, Long>();
    farm.studio().operatorProcess().ifPresent(pid -> all.put("operator", pid));
    farm.embedding().supervisor().status().stream()
        .filter(part -> part.isUp())
        .forEach(part -> all.put(part.name(), part.pid().getAsLong()));
    all.put("this program", ProcessHandle.current().pid());
    return all;
  }
}
