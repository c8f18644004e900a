package com.aifilmstudio.operator.money;

import com.aifilmstudio.core.Json;
import com.aifilmstudio.core.money.MicroCredits;
import com.aifilmstudio.core.money.Price;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Prices as they are configured: a JSON list. Pure. */
record PriceList(List<Price> prices) {

  private record Line(
      String bundle, String gpuClass, Long microCreditsPerGpuSecond, Instant validFrom) {

    /** Without a time it was always so. */
    Price price() {
      return new Price(
          Objects.requireNonNull(bundle, "bundle is missing"),
          Objects.requireNonNull(gpuClass, "gpuClass is missing"),
          new MicroCredits(
              Objects.requireNonNull(
                  microCreditsPerGpuSecond, "microCreditsPerGpuSecond is missing")),
          validFrom == null ? Instant.EPOCH : validFrom);
    }
  }

  /** Refuses what is no list of prices with the name of the setting. */
  static PriceList parse(String json) {
    try {
      var lines = Json.mapper().readValue(json, new TypeReference<List<Line>>() {});
      return new PriceList(lines.stream().map(Line::price).toList());
    } catch (JsonProcessingException | NullPointerException | IllegalArgumentException e) {
      throw new IllegalArgumentException("studio.money.prices: " + e.getMessage(), e);
    }
  }
}
