package com.aifilmstudio.gateway.problem;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;

/** A property's name as it stands in JSON. */
final class WireName {

  private static final PropertyNamingStrategies.SnakeCaseStrategy SNAKE =
      new PropertyNamingStrategies.SnakeCaseStrategy();

  private WireName() {}

  static String of(String property) {
    return SNAKE.translate(property);
  }
}
