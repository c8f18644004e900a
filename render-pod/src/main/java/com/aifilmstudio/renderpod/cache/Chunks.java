package com.aifilmstudio.renderpod.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A file that arrives in chunks, and a byte for each chunk that says whether it is there. The byte
 * is written after the chunk is on disk, so that what is marked survives a death at any moment.
 */
final class Chunks implements AutoCloseable {
  private final FileChannel data;
  private final FileChannel marks;
  private final long bytes;
  private final int chunkBytes;

  private Chunks(FileChannel data, FileChannel marks, long bytes, int chunkBytes) {
    this.data = data;
    this.marks = marks;
    this.bytes = bytes;
    this.chunkBytes = chunkBytes;
  }

  /** One chunk: its number, and its first and last byte in the file. */
  record Chunk(int number, long first, long last) {
    int bytes() {
      return (int) (last - first + 1);
    }
  }

  static Chunks open(Path data, Path marks, long bytes, int chunkBytes) throws IOException {
    if (!Files.exists(data)) {
      Files.deleteIfExists(marks);
    }
    return new Chunks(channel(data), channel(marks), bytes, chunkBytes);
  }

  private static FileChannel channel(Path file) throws IOException {
    return FileChannel.open(
        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  List<Chunk> missing() throws IOException {
    var count = Math.toIntExact((bytes + chunkBytes - 1) / chunkBytes);
    var known = ByteBuffer.allocate(count);
    while (known.hasRemaining() && marks.read(known, known.position()) > 0) {
      // Reads until the end of the marks.
    }
    var missing = new ArrayList<Chunk>();
    for (var i = 0; i < count; i++) {
      if (known.get(i) != 1) {
        var first = (long) i * chunkBytes;
        missing.add(new Chunk(i, first, Math.min(bytes, first + chunkBytes) - 1));
      }
    }
    return missing;
  }

  void write(Chunk chunk, byte[] content) throws IOException {
    writeFully(data, ByteBuffer.wrap(content), chunk.first());
    data.force(false);
    writeFully(marks, ByteBuffer.wrap(new byte[] {1}), chunk.number());
  }

  private static void writeFully(FileChannel channel, ByteBuffer content, long at)
      throws IOException {
    for (var position = at; content.hasRemaining(); ) {
      position += channel.write(content, position);
    }
  }

  @Override
  public void close() throws IOException {
    data.close();
    marks.close();
  }
}
