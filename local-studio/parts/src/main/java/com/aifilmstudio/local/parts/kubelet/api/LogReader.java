package com.aifilmstudio.local.parts.kubelet.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Copies a run's log to a reader: its end, all of it, or on and on while the run goes on. */
final class LogReader {

  private static final int BLOCK = 16 * 1024;
  private static final long LOOK_MILLIS = 150;

  private final Path log;
  private final LogTimes times;
  private final LogQuery query;
  private final InstantSource clock;
  private final OutputStream out;
  private long left;
  private boolean atLineStart = true;

  LogReader(Path log, LogTimes times, LogQuery query, InstantSource clock, OutputStream out) {
    this.log = log;
    this.times = times;
    this.query = query;
    this.clock = clock;
    this.out = out;
    this.left = query.limitBytes().orElse(Long.MAX_VALUE);
  }

  /**
   * @param running whether more may come
   * @param closing opens when the server stops
   */
  void copy(BooleanSupplier running, CountDownLatch closing)
      throws IOException, InterruptedException {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      file.seek(begin(file));
      boolean more = true;
      while (more && left > 0) {
        // Asked before reading: what is written until the run ends is then always read.
        more = query.follow() && running.getAsBoolean();
        drain(file);
        out.flush();
        if (more && closing.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
          return;
        }
      }
    }
  }

  private long begin(RandomAccessFile file) throws IOException {
    long since = query.since().map(times::placeAt).orElse(0L);
    long tail = query.tailLines().isPresent() ? tail(file, query.tailLines().get()) : 0;
    return Math.max(since, tail);
  }

  /** Where the last lines begin; a line without an end counts as one. */
  static long tail(RandomAccessFile file, long lines) throws IOException {
    long place = file.length();
    if (lines == 0 || place == 0) {
      return place;
    }
    file.seek(place - 1);
    long found = file.read() == '\n' ? -1 : 0;
    byte[] block = new byte[BLOCK];
    while (place > 0) {
      int length = (int) Math.min(BLOCK, place);
      file.seek(place - length);
      file.readFully(block, 0, length);
      for (int i = length - 1; i >= 0; i--) {
        if (block[i] == '\n' && ++found == lines) {
          return place - length + i + 1;
        }
      }
      place -= length;
    }
    return 0;
  }

  private void drain(RandomAccessFile file) throws IOException {
    byte[] block = new byte[BLOCK];
    int length;
    long place = file.getFilePointer();
    while (left > 0 && (length = file.read(block)) > 0) {
      byte[] bytes = query.timestamps() ? stamped(block, length, place) : block;
      int size = query.timestamps() ? bytes.length : length;
      int allowed = (int) Math.min(left, size);
      out.write(bytes, 0, allowed);
      left -= allowed;
      place += length;
    }
  }

  private byte[] stamped(byte[] block, int length, long place) {
    ByteArrayOutputStream stamped = new ByteArrayOutputStream(length * 2);
    for (int i = 0; i < length; i++) {
      if (atLineStart) {
        Instant time = times.of(place + i, clock.instant());
        stamped.writeBytes((time + " ").getBytes(StandardCharsets.US_ASCII));
      }
      stamped.write(block[i]);
      atLineStart = block[i] == '\n';
    }
    return stamped.toByteArray();
  }
}
