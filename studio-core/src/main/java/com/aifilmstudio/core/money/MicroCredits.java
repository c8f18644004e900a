package com.aifilmstudio.core.money;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collection;
import java.util.Locale;

/** An amount of money: a million of them is one credit. Sums that do not fit are refused. */
public record MicroCredits(@JsonValue long value) implements Comparable<MicroCredits> {

  public static final long PER_CREDIT = 1_000_000;

  public static final MicroCredits ZERO = new MicroCredits(0);

  @JsonCreator
  public static MicroCredits of(long value) {
    return new MicroCredits(value);
  }

  public static MicroCredits credits(long credits) {
    return new MicroCredits(Math.multiplyExact(credits, PER_CREDIT));
  }

  public static MicroCredits sum(Collection<MicroCredits> amounts) {
    return amounts.stream().reduce(ZERO, MicroCredits::plus);
  }

  public MicroCredits plus(MicroCredits other) {
    return new MicroCredits(Math.addExact(value, other.value));
  }

  public MicroCredits minus(MicroCredits other) {
    return new MicroCredits(Math.subtractExact(value, other.value));
  }

  public MicroCredits negated() {
    return new MicroCredits(Math.negateExact(value));
  }

  public MicroCredits min(MicroCredits other) {
    return value <= other.value ? this : other;
  }

  public MicroCredits max(MicroCredits other) {
    return value >= other.value ? this : other;
  }

  public boolean isZero() {
    return value == 0;
  }

  public boolean isPositive() {
    return value > 0;
  }

  public boolean isLessThan(MicroCredits other) {
    return value < other.value;
  }

  @Override
  public int compareTo(MicroCredits other) {
    return Long.compare(value, other.value);
  }

  /** In credits, with all six places, as a person reads it. */
  public String inCredits() {
    var size = String.format(Locale.ROOT, "%07d", Math.abs(value));
    int point = size.length() - 6;
    return (value < 0 ? "-" : "") + size.substring(0, point) + "." + size.substring(point);
  }

  @Override
  public String toString() {
    return inCredits();
  }
}
