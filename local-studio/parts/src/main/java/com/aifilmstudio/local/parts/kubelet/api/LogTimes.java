package com.aifilmstudio.local.parts.kubelet.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.TreeMap;

/**
 * When which part of a log was written: the file's length now and then, so that lines get a time
 * although nothing stands between a process and its log.
 */
public final class LogTimes {

  private final TreeMap<Long, Instant> byLength = new TreeMap<>();
  private final Instant begin;

  private LogTimes(Instant begin) {
    this.begin = begin;
  }

  static LogTimes read(Path file, Instant begin) throws IOException {
    LogTimes times = new LogTimes(begin);
    try {
      for (String line : Files.readAllLines(file)) {
        String[] fields = line.split(" ");
        if (fields.length == 2) {
          times.byLength.put(
              Long.parseLong(fields[0]), Instant.ofEpochMilli(Long.parseLong(fields[1])));
        }
      }
    } catch (NoSuchFileException none) {
      // Nobody has looked at this log yet.
    }
    return times;
  }

  /** Adds a look: the log has this length now. */
  public static void note(Path file, long length, Instant now) throws IOException {
    Files.write(
        file,
        (length + " " + now.toEpochMilli() + "\n").getBytes(StandardCharsets.US_ASCII),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  /**
   * The first look at which the byte at this place was there, or the given time if there is none.
   */
  Instant of(long place, Instant otherwise) {
    var look = byLength.higherEntry(place);
    return look == null ? byLength.isEmpty() ? begin : otherwise : look.getValue();
  }

  /** The first place that was written after this time. */
  long placeAt(Instant since) {
    long place = 0;
    for (var look : byLength.entrySet()) {
      if (look.getValue().isBefore(since)) {
        place = look.getKey();
      }
    }
    return place;
  }
}
