package com.aifilmstudio.renderpod.engine.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsTest {

  @Test
  void numbersComeBackWithTheirShape() throws IOException {
    var data = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
    data.putFloat(1.5f).putFloat(-2).putLong(7).putLong(-8);
    var contents =
        Safetensors.parse(
            file(
                """
                {"__metadata__":{"prompt":"x"},
                 "out":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]},
                 "ids":{"dtype":"I64","shape":[2],"data_offsets":[8,24]}}""",
                data.array()));
    assertThat(contents.metadata()).containsExactly(Map.entry("prompt", "x"));
    var tensors = contents.tensors();
    assertThat(tensors).containsOnlyKeys("out", "ids");
    var out = (Tensor.Floats) tensors.get("out");
    assertThat(out.values()).containsExactly(1.5f, -2f);
    assertThat(out.shape()).containsExactly(1, 2);
    assertThat(((Tensor.Longs) tensors.get("ids")).values()).containsExactly(7, -8);
  }

  @Test
  void whatIsWrittenIsReadAgainToTheLastBit(@TempDir Path home) throws IOException {
    var values = new float[] {0, -0f, 1.5f, Float.MIN_VALUE, Float.MAX_VALUE, (float) Math.PI};
    var tensors = new LinkedHashMap<String, Tensor.Floats>();
    tensors.put("grid", new Tensor.Floats(values, 2, 3));
    tensors.put("none", new Tensor.Floats(new float[0], 0));
    tensors.put("large", new Tensor.Floats(new float[300_000], 300_000));
    var file = home.resolve("written.safetensors");

    Safetensors.write(file, tensors, Map.of("step", "7", "prompt", "\"é\""));

    var read = Safetensors.open(file);
    assertThat(read.metadata()).isEqualTo(Map.of("step", "7", "prompt", "\"é\""));
    assertThat(read.tensors()).containsOnlyKeys("grid", "none", "large");
    var grid = (Tensor.Floats) read.tensors().get("grid");
    assertThat(grid.shape()).containsExactly(2, 3);
    for (var i = 0; i < values.length; i++) {
      assertThat(Float.floatToRawIntBits(grid.values()[i]))
          .isEqualTo(Float.floatToRawIntBits(values[i]));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,12]}}",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[-4,4]}}",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[8,0]}}",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,8]}}",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[4611686018427387904,4],\"data_offsets\":[0,8]}}",
        "{\"x\":{\"dtype\":\"F32\",\"shape\":[-1,-2],\"data_offsets\":[0,8]}}",
        "{\"x\":{\"dtype\":\"BF16\",\"shape\":[4],\"data_offsets\":[0,8]}}",
        "{\"x\":{}}",
        "{\"x\":7}",
        "{\"x\"",
        "[]",
      })
  void aFileThatContradictsItselfIsRefused(String header) {
    assertThatThrownBy(() -> Safetensors.parse(file(header, new byte[8])))
        .isInstanceOf(IOException.class);
  }

  @Test
  void aFileThatEndsEarlyIsRefused() {
    for (var size = 0; size < 10; size++) {
      var bytes = new byte[size];
      assertThatThrownBy(() -> Safetensors.parse(ByteBuffer.wrap(bytes)))
          .isInstanceOf(IOException.class);
    }
    assertThatThrownBy(
            () ->
                Safetensors.parse(
                    ByteBuffer.wrap(new byte[] {-1, -1, -1, -1, -1, -1, -1, 127, 0, 0})))
        .isInstanceOf(IOException.class);
  }

  @Test
  void garbageIsRefusedAndNothingWorse() {
    var random = new SplittableRandom(11);
    for (var i = 0; i < 5000; i++) {
      var bytes = new byte[8 + random.nextInt(60)];
      random.nextBytes(bytes);
      bytes[0] = (byte) random.nextInt(2, 60);
      for (var high = 1; high < 8; high++) {
        bytes[high] = 0;
      }
      bytes[8 % bytes.length] = '{';
      try {
        Safetensors.parse(ByteBuffer.wrap(bytes));
      } catch (IOException expected) {
        // Refused in words, as it should be.
      }
    }
  }

  private static ByteBuffer file(String header, byte[] data) {
    var text = header.getBytes(StandardCharsets.UTF_8);
    var file = ByteBuffer.allocate(8 + text.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
    return file.putLong(text.length).put(text).put(data).flip();
  }
}
