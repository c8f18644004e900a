package com.aifilmstudio.local.cli.bench.sse;

import com.aifilmstudio.local.cli.bench.jobs.Memory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What a JVM uses.
 *
 * @param liveBytes of the heap, after a collection
 */
record Usage(long mib, long liveBytes, Duration processor) {

  static Usage of(ProcessHandle process) throws IOException {
    long live = liveBytes(process.pid());
    return new Usage(
        Memory.of(process.pid()).nowMib(),
        live,
        process.info().totalCpuDuration().orElse(Duration.ZERO));
  }

  /** The last line of a histogram, which a collection comes before: Total, instances, bytes. */
  private static long liveBytes(long pid) throws IOException {
    var jcmd =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                    Long.toString(pid),
                    "GC.class_histogram"))
            .redirectErrorStream(true)
            .start();
    var told = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return told.lines()
        .filter(line -> line.startsWith("Total"))
        .mapToLong(line -> Long.parseLong(line.strip().split("\\s+")[2]))
        .findFirst()
        .orElse(0);
  }
}
