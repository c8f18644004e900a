package com.aifilmstudio.core.forecast;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which share of a shot's time each stage takes. Steps count over all parts of a shot, and every
 * part is denoised and decoded for itself; what comes before and after happens once.
 */
record StageShares(Map<String, Double> shares) {

  /** In the order in which a worker goes through them. */
  private static final List<String> ORDER =
      List.of("text", "denoise", "decode", "inspect", "encode", "upload");

  /** Until anything is measured, steps are all that counts. */
  private static final StageShares UNKNOWN = new StageShares(Map.of("denoise", 1.0));

  static StageShares of(Collection<Sample> samples) {
    var sums =
        samples.stream()
            .flatMap(sample -> sample.stages().entrySet().stream())
            .filter(stage -> ORDER.contains(stage.getKey()) && stage.getValue() > 0)
            .collect(
                Collectors.groupingBy(
                    Map.Entry::getKey, Collectors.summingDouble(Map.Entry::getValue)));
    double all = sums.values().stream().mapToDouble(Double::doubleValue).sum();
    return all == 0
        ? UNKNOWN
        : new StageShares(
            sums.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, stage -> stage.getValue() / all)));
  }

  /**
   * The share of a shot that is done.
   *
   * @param part of its steps, 0 to 1
   */
  double done(Optional<String> stage, double part) {
    int at = stage.map(ORDER::indexOf).orElse(-1);
    double done = (of("denoise") + of("decode")) * part;
    for (var once : List.of("text", "inspect", "encode")) {
      done += ORDER.indexOf(once) < at ? of(once) : 0;
    }
    // While the last part is decoded all steps are made, but its pictures are not there.
    return "decode".equals(stage.orElse("")) ? done - of("decode") * part / 2 : done;
  }

  private double of(String stage) {
    return shares.getOrDefault(stage, 0.0);
  }
}
