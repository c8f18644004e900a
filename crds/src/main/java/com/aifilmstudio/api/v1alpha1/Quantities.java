package com.aifilmstudio.api.v1alpha1;

/** The rule that a quantity is above zero, and what is said when it is not. */
final class Quantities {
  static final String ABOVE_ZERO =
      "type(self) == int ? self > 0 : isQuantity(self) && quantity(self).isGreaterThan(quantity('0'))";
  static final String WRONG_CPU = "not a number of CPU cores above 0: give for example 4 or 500m";
  static final String WRONG_BYTES = "not a size above 0: give for example 14Gi or 500Mi";

  private Quantities() {}
}
