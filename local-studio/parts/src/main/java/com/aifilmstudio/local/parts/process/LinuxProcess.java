package com.aifilmstudio.local.parts.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A process that cannot be mistaken for another: its number is given out again after its end, but
 * not with the same start time in the same boot of the machine.
 */
public record LinuxProcess(long pid, long startTicks, String boot) {
  private static final Path PROC = Path.of("/proc");
  private static final Path BOOT_ID = PROC.resolve("sys/kernel/random/boot_id");

  /** Linux reports times to programs in hundredths of a second, whatever the kernel counts in. */
  private static final long TICKS_PER_SECOND = 100;

  /** The file that a launching shell wrote: its own stat line, and the boot. */
  public static Optional<LinuxProcess> recordedIn(Path pidFile) {
    try {
      var lines = Files.readAllLines(pidFile);
      return lines.size() < 2
          ? Optional.empty()
          : Optional.of(of(new Stat(lines.get(0)), lines.get(1).strip()));
    } catch (IOException | IndexOutOfBoundsException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** A running process by its number. */
  public static Optional<LinuxProcess> running(long pid) {
    return stat(pid).filter(stat -> !stat.ended()).map(stat -> of(stat, currentBoot()));
  }

  private static LinuxProcess of(Stat stat, String boot) {
    return new LinuxProcess(stat.pid(), stat.startTicks(), boot);
  }

  /** A zombie that nobody has buried yet counts as gone. */
  public boolean isAlive() {
    return boot.equals(currentBoot())
        && stat(pid).filter(s -> s.startTicks() == startTicks && !s.ended()).isPresent();
  }

  public boolean awaitEnd(Duration limit) {
    return Patience.until(limit, () -> !isAlive());
  }

  /** Sends a signal to exactly this process; nothing happens when it is gone. */
  public void send(Signal signal) {
    kill(signal, String.valueOf(pid));
  }

  /** Sends a signal to all processes of the group that this one leads, if it still is there. */
  public void sendToGroup(Signal signal) {
    kill(signal, "-" + pid);
  }

  private void kill(Signal signal, String target) {
    if (!isAlive()) {
      return;
    }
    try {
      var kill =
          new ProcessBuilder("sh", "-c", "kill -" + signal + " " + target)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      // It may have ended just before; else whoever waits for its end would wait in vain.
      if (kill.waitFor() != 0 && isAlive()) {
        throw new IOException("kill ended with " + kill.exitValue());
      }
    } catch (IOException e) {
      throw new IllegalStateException("could not send " + signal + " to process " + pid, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public Duration uptime() {
    var seconds = Double.parseDouble(read(PROC.resolve("uptime")).orElse("0").split(" ")[0]);
    var millis = (long) (seconds * 1000) - startTicks * 1000 / TICKS_PER_SECOND;
    return Duration.ofMillis(Math.max(0, millis));
  }

  /** The parent of every process; one that ends meanwhile is left out. */
  static Map<Long, Long> parents() {
    try (var entries = Files.newDirectoryStream(PROC, "[0-9]*")) {
      var parents = new HashMap<Long, Long>();
      for (var entry : entries) {
        stat(Long.parseLong(entry.getFileName().toString()))
            .ifPresent(stat -> parents.put(stat.pid(), stat.parent()));
      }
      return parents;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** 0 when it has ended. */
  static long residentBytes(long pid) {
    return read(PROC.resolve(pid + "/status")).stream()
        .flatMap(String::lines)
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
        .sum();
  }

  private static String currentBoot() {
    return read(BOOT_ID).orElse("").strip();
  }

  private static Optional<Stat> stat(long pid) {
    return read(PROC.resolve(pid + "/stat")).map(Stat::new);
  }

  private static Optional<String> read(Path file) {
    try {
      return Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  /** One line of /proc/PID/stat; the name in brackets may itself hold brackets and blanks. */
  private record Stat(long pid, String[] afterName) {
    Stat(String line) {
      this(
          Long.parseLong(line.substring(0, line.indexOf(' '))),
          line.substring(line.lastIndexOf(')') + 2).strip().split(" "));
    }

    /**
     * A killed program shows as a zombie as soon as its first thread is gone; its ports are free
     * when the last one is.
     */
    boolean ended() {
      return Set.of("Z", "X", "x").contains(afterName[0]) && Integer.parseInt(afterName[17]) <= 1;
    }

    long parent() {
      return Long.parseLong(afterName[1]);
    }

    long startTicks() {
      return Long.parseLong(afterName[19]);
    }
  }
}
