package com.aifilmstudio.renderpod.engine.diffusion;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads a safetensors file of F32 and I64 tensors, and writes one of F32. Own code because the
 * tensor library's reader checks no bounds, and ends the whole process at a BF16 tensor.
 */
public final class Safetensors {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int CHUNK = 1 << 18;
  private static final int MOST_HEADER_BYTES = 1 << 20;
  private static final long MOST_BYTES = 1L << 30;

  private Safetensors() {}

  /** What a file holds: tensors by name, and words beside them. */
  public record Contents(Map<String, Tensor> tensors, Map<String, String> metadata) {}

  /** All tensors of the file by name. */
  public static Map<String, Tensor> read(Path file) throws IOException {
    return open(file).tensors();
  }

  /** All that is in the file. */
  public static Contents open(Path file) throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      throw new IOException(file.getFileName() + " is too large to be read at once");
    }
    return parse(ByteBuffer.wrap(Files.readAllBytes(file)));
  }

  /** Writes a new file. */
  public static void write(
      Path file, Map<String, Tensor.Floats> tensors, Map<String, String> metadata)
      throws IOException {
    var header = JSON.createObjectNode();
    metadata.forEach(header.putObject("__metadata__")::put);
    var offset = 0L;
    for (var entry : tensors.entrySet()) {
      var tensor = entry.getValue();
      var node = header.putObject(entry.getKey()).put("dtype", "F32");
      Arrays.stream(tensor.shape()).forEach(node.putArray("shape")::add);
      var end = offset + (long) Float.BYTES * tensor.values().length;
      node.putArray("data_offsets").add(offset).add(end);
      offset = end;
    }
    var bytes = JSON.writeValueAsBytes(header);
    var padded = Arrays.copyOf(bytes, Math.ceilDiv(bytes.length, Long.BYTES) * Long.BYTES);
    Arrays.fill(padded, bytes.length, padded.length, (byte) ' ');
    try (var out = FileChannel.open(file, CREATE_NEW, WRITE)) {
      var length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      writeAll(out, length.putLong(padded.length).flip());
      writeAll(out, ByteBuffer.wrap(padded));
      for (var tensor : tensors.values()) {
        write(out, tensor.values());
      }
    }
  }

  private static void write(FileChannel out, float[] values) throws IOException {
    var buffer = ByteBuffer.allocateDirect(CHUNK * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (var from = 0; from < values.length; from += CHUNK) {
      var count = Math.min(CHUNK, values.length - from);
      buffer.clear().asFloatBuffer().put(values, from, count);
      writeAll(out, buffer.limit(count * Float.BYTES));
    }
  }

  private static void writeAll(FileChannel out, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
  }

  static Contents parse(ByteBuffer file) throws IOException {
    file.order(ByteOrder.LITTLE_ENDIAN);
    if (file.remaining() < Long.BYTES) {
      throw new IOException("not a safetensors file: no header");
    }
    var headerBytes = file.getLong();
    if (headerBytes < 2 || headerBytes > Math.min(MOST_HEADER_BYTES, file.remaining())) {
      throw new IOException("not a safetensors file: a header of " + headerBytes + " bytes");
    }
    var header = new byte[(int) headerBytes];
    file.get(header);
    var data = file.slice().order(ByteOrder.LITTLE_ENDIAN);
    var tensors = new LinkedHashMap<String, Tensor>();
    var metadata = new LinkedHashMap<String, String>();
    var entries = JSON.readTree(header);
    if (!entries.isObject()) {
      throw new IOException("not a safetensors file: its header is no object");
    }
    for (var entry : entries.properties()) {
      if (entry.getKey().equals("__metadata__")) {
        entry
            .getValue()
            .properties()
            .forEach(it -> metadata.put(it.getKey(), it.getValue().asText()));
      } else {
        tensors.put(entry.getKey(), tensor(entry.getKey(), entry.getValue(), data));
      }
    }
    return new Contents(tensors, metadata);
  }

  private static Tensor tensor(String name, JsonNode entry, ByteBuffer data) throws IOException {
    var from = entry.path("data_offsets").path(0).asLong(-1);
    var to = entry.path("data_offsets").path(1).asLong(-1);
    if (from < 0 || to < from || to > data.limit()) {
      throw new IOException("tensor " + name + " lies outside of the file");
    }
    var bytes = data.slice((int) from, (int) (to - from)).order(ByteOrder.LITTLE_ENDIAN);
    var shape = new long[entry.path("shape").size()];
    for (var i = 0; i < shape.length; i++) {
      shape[i] = entry.path("shape").get(i).asLong(-1);
    }
    var type = entry.path("dtype").asText();
    try {
      return switch (type) {
        case "F32" -> {
          var values = new float[bytes.remaining() / Float.BYTES];
          bytes.asFloatBuffer().get(values);
          yield new Tensor.Floats(values, shape);
        }
        case "I64" -> {
          var values = new long[bytes.remaining() / Long.BYTES];
          bytes.asLongBuffer().get(values);
          yield new Tensor.Longs(values, shape);
        }
        default -> throw new IOException("tensor " + name + " is of type " + type);
      };
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new IOException("tensor " + name + ": " + e.getMessage(), e);
    }
  }
}
