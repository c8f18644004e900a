package com.aifilmstudio.core.forecast;

import java.util.SplittableRandom;

/**
 * One of several futures: how fast tasks turn out to be, from 0 (all go well) to 1. The same future
 * is always the same.
 */
interface Luck {

  /** Everything takes as long as the middle of what was measured. */
  Luck MEDIAN =
      new Luck() {
        @Override
        public double shared() {
          return 0.5;
        }

        @Override
        public double of(String task) {
          return 0.5;
        }
      };

  /** How wrong a promise is that nothing was measured of: it is as wrong for every task. */
  double shared();

  /** How a single task turns out; what is measured scatters, and in a long film evens out. */
  double of(String task);

  /** The futures are spread evenly over what promises may be worth. */
  static Luck of(int future, int futures) {
    return new Luck() {
      @Override
      public double shared() {
        return (future + 0.5) / futures;
      }

      @Override
      public double of(String task) {
        return new SplittableRandom(31L * task.hashCode() + future).nextDouble();
      }
    };
  }
}
