package com.aifilmstudio.renderpod.engine.diffusion;

import java.util.Arrays;

/** Numbers with a shape, in the JVM's own memory, in row-major order. */
public sealed interface Tensor {

  long[] shape();

  /** Single-precision numbers. */
  record Floats(float[] values, long... shape) implements Tensor {
    public Floats {
      requireSize(values.length, shape);
    }

    /** One entry of the first side, as a batch of one. */
    Floats row(int index) {
      var size = values.length / Math.toIntExact(shape[0]);
      var sides = shape.clone();
      sides[0] = 1;
      return new Floats(Arrays.copyOfRange(values, index * size, (index + 1) * size), sides);
    }

    /**
     * The largest distance between two numbers in the same place; infinite if one is not finite.
     */
    public double distance(Floats other) {
      if (!Arrays.equals(shape, other.shape)) {
        return Double.POSITIVE_INFINITY;
      }
      var largest = 0.0;
      for (var i = 0; i < values.length; i++) {
        var distance = Math.abs((double) values[i] - other.values[i]);
        // Math.max keeps a NaN, but a NaN is within no tolerance only if it is seen as far away.
        largest = Double.isNaN(distance) ? Double.POSITIVE_INFINITY : Math.max(largest, distance);
      }
      return largest;
    }
  }

  /** Token numbers. */
  record Longs(long[] values, long... shape) implements Tensor {
    public Longs {
      requireSize(values.length, shape);
    }
  }

  private static void requireSize(int size, long... shape) {
    var expected = 1L;
    for (var side : shape) {
      if (side < 0) {
        throw new IllegalArgumentException("a side of length " + side);
      }
      expected = Math.multiplyExact(expected, side);
    }
    if (expected != size) {
      throw new IllegalArgumentException(
          "%d numbers do not fill a tensor of shape %s".formatted(size, Arrays.toString(shape)));
    }
  }
}
