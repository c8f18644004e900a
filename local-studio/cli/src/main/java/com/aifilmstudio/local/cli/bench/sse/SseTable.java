package com.aifilmstudio.local.cli.bench.sse;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What {@code bench sse} prints. Pure. */
final class SseTable {

  private static final double MILLION = 1e6;

  private SseTable() {}

  /** {@code lags}: of each event, sorted, in nanoseconds, one for each client. */
  static String of(
      int clients, List<List<Long>> lags, Usage alone, Usage with, Usage later, Duration idle) {
    var all = lags.stream().flatMap(List::stream).sorted().toList();
    double busy = later.processor().minus(with.processor()).toMillis() / (double) idle.toMillis();
    return String.join(
        "\n",
        line(
            "%,d clients of one film, %d events, gateway with %s",
            clients, lags.size(), SseBench.MEMORY),
        line("%-34s %10s %10s %10s", "", "p50", "p99", "longest"),
        line(
            "%-34s %10s %10s %10s",
            "from before the write to a client",
            millis(all, 0.5),
            millis(all, 0.99),
            millis(all, 1)),
        line("%-34s %10s", "until the last of them, median", millis(last(lags), 0.5)),
        line("memory of the gateway: %d MiB, with all of them %d MiB", alone.mib(), with.mib()),
        line(
            "for each client: %.1f kB, of which %.1f kB live on the heap",
            (with.mib() - alone.mib()) * 1024.0 / clients,
            (with.liveBytes() - alone.liveBytes()) / 1000.0 / clients),
        line("while nothing happens: %.1f %% of a core", busy * 100),
        "");
  }

  private static List<Long> last(List<List<Long>> lags) {
    return lags.stream().map(List::getLast).sorted().toList();
  }

  private static String millis(List<Long> sorted, double quantile) {
    int at = (int) Math.min(sorted.size() - 1, Math.floor(quantile * sorted.size()));
    return line("%.0f ms", sorted.get(at) / MILLION);
  }

  private static String line(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
