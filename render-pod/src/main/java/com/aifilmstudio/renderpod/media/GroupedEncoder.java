package com.aifilmstudio.renderpod.media;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * Encodes on several cores. The pictures are divided into groups of about a second, as evenly as it
 * goes and by nothing but their number, and each group is coded by an encoder of its own: so the
 * bytes do not depend on how many groups are coded at the same time.
 */
final class GroupedEncoder implements AutoCloseable {

  /** More would hold more pictures in memory than they save time. */
  private static final int MOST_THREADS = 4;

  private final Delivery delivery;
  private final Consumer<AVPacket> sink;
  private final int groups;
  private final int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
  private final ExecutorService executor =
      Executors.newFixedThreadPool(
          threads, Thread.ofPlatform().name("encode-", 0).daemon().factory());
  private final Queue<Coded> coded = new ArrayDeque<>();
  private PictureGroup group = new PictureGroup();
  private int begun;
  private int pictures;

  /** A group and the packets it becomes. */
  private record Coded(PictureGroup group, Future<List<AVPacket>> packets) {

    /** Lets go of what is still held of it, once nothing is being coded any more. */
    void drop() {
      if (packets.state() == Future.State.SUCCESS) {
        PictureGroup.free(packets.resultNow());
      }
      group.drop(); // of a group whose turn never came
    }
  }

  GroupedEncoder(Delivery delivery, Consumer<AVPacket> sink) {
    this.delivery = delivery;
    this.sink = sink;
    this.groups = Math.ceilDiv(delivery.frames(), delivery.framesPerSecond());
  }

  /** Takes the next picture; hands out, in order, packets of groups that are done. */
  void add(AVFrame picture) {
    group.add(picture);
    pictures++;
    if (pictures == endOf(begun)) {
      var full = group;
      coded.add(new Coded(full, executor.submit(() -> full.encode(delivery))));
      group = new PictureGroup();
      begun++;
    }
    while (coded.size() > threads) {
      write(coded.remove().packets());
    }
  }

  /** No more pictures: hands out the rest. */
  void finish() {
    while (!coded.isEmpty()) {
      write(coded.remove().packets());
    }
  }

  private int endOf(int number) {
    return (int) ((number + 1L) * delivery.frames() / groups);
  }

  private void write(Future<List<AVPacket>> done) {
    var packets = result(done);
    try {
      packets.forEach(sink);
    } finally {
      PictureGroup.free(packets);
    }
  }

  private static List<AVPacket> result(Future<List<AVPacket>> done) {
    try {
      return done.get();
    } catch (ExecutionException e) {
      throw new MediaException("encoding failed: " + e.getCause().getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MediaInterrupted();
    }
  }

  @Override
  public void close() {
    executor.close(); // waits, because what is being coded is memory outside Java's care
    group.drop();
    coded.forEach(Coded::drop);
  }
}
