package com.aifilmstudio.renderpod.bench;

import com.aifilmstudio.core.bundle.Bundle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a run has measured: one entry for each round, in the order in which they were taken. */
record Measurements(
    Bundle bundle,
    String numericClass,
    int threads,
    Cost load,
    String referenceAbout,
    List<Map<String, Cost>> shots,
    List<Cost> references) {

  Measurements(Bundle bundle, String numericClass, int threads, Cost load, String referenceAbout) {
    this(bundle, numericClass, threads, load, referenceAbout, new ArrayList<>(), new ArrayList<>());
  }

  void add(Map<String, Cost> shot) {
    shots.add(shot);
  }

  void addReference(Cost clip) {
    references.add(clip);
  }

  /** The middle of all rounds. */
  Cost stage(String stage) {
    return Cost.median(shots.stream().map(shot -> shot.get(stage)).toList());
  }

  /** Denoise and decode of each round, which is what the reference does too. */
  List<Cost> models() {
    return shots.stream().map(shot -> shot.get("denoise").plus(shot.get("decode"))).toList();
  }

  /** Ours divided by the reference's, round by round, and the middle of that. */
  Cost ratio() {
    var ratios = new ArrayList<Cost>();
    for (var round = 0; round < references.size(); round++) {
      var ours = models().get(round);
      var theirs = references.get(round);
      ratios.add(new Cost(ours.wall() / theirs.wall(), ours.cpu() / theirs.cpu()));
    }
    return Cost.median(ratios);
  }
}
