package com.aifilmstudio.renderpod.assemble;

import com.aifilmstudio.core.Json;
import com.aifilmstudio.core.protocol.CutOrder;
import com.aifilmstudio.core.protocol.CutOrder.Cue;
import com.aifilmstudio.core.protocol.CutOrder.CutShot;
import com.aifilmstudio.core.protocol.CutOrder.Slate;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * {@code film.lock.json}: all that is needed to make this film again and to tell whether two films
 * are the same. No time and no job is in it, so equal films have equal locks.
 *
 * @param version of this format
 * @param numericClasses device, instruction set and library build of the workers that rendered
 * @param tools by name, the versions that decide the bytes
 * @param slates boards in the place of shots that could not be made
 * @param outputs by file name
 */
record FilmLock(
    int version,
    String title,
    int width,
    int height,
    int framesPerSecond,
    long frames,
    Model model,
    List<String> numericClasses,
    SortedMap<String, String> tools,
    List<LockedShot> shots,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<LockedSlate> slates,
    List<Cue> captions,
    SortedMap<String, Digest> outputs) {

  private static final int VERSION = 1;

  static FilmLock of(CutOrder order, SortedMap<String, String> tools, List<MadeFile> files) {
    var shots = new ArrayList<LockedShot>();
    var slates = new ArrayList<LockedSlate>();
    long frame = 0;
    for (var shot : order.shots()) {
      if (shot.slate().isPresent()) {
        slates.add(LockedSlate.of(shot, shot.slate().get(), frame));
      } else {
        shots.add(LockedShot.of(shot, frame));
      }
      frame += shot.frames();
    }
    var outputs = new TreeMap<String, Digest>();
    files.forEach(file -> outputs.put(file.fileName(), new Digest(file.sha256(), file.bytes())));
    return new FilmLock(
        VERSION,
        order.title(),
        order.width(),
        order.height(),
        order.framesPerSecond(),
        frame,
        new Model(order.bundleDigest(), order.sampler(), order.steps(), order.guidance()),
        order.rendered().stream().map(CutShot::numericClass).distinct().sorted().toList(),
        tools,
        shots,
        slates,
        order.captions(),
        outputs);
  }

  /** As it is written to the file. */
  String text() {
    try {
      return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The bundle and how it was asked. */
  record Model(String bundle, String sampler, int steps, double guidance) {}

  /**
   * One shot as it stands in the film.
   *
   * @param firstFrame on the film's clock, from 0
   * @param sha256 of the shot's own file
   * @param transition what the script asks for after it; {@code cut} says what was done instead
   */
  record LockedShot(
      String name,
      String prompt,
      long seed,
      String recipe,
      String numericClass,
      long firstFrame,
      int frames,
      String sha256,
      Optional<String> transition,
      String cut) {

    private static LockedShot of(CutShot shot, long firstFrame) {
      return new LockedShot(
          shot.name(),
          shot.prompt(),
          shot.seed(),
          shot.recipe(),
          shot.numericClass(),
          firstFrame,
          shot.frames(),
          shot.sha256(),
          shot.transition(),
          "hard");
    }
  }

  /** A board as it stands in the film; {@code firstFrame} on the film's clock, from 0. */
  record LockedSlate(String name, long firstFrame, int frames, String code, String reason) {

    private static LockedSlate of(CutShot shot, Slate slate, long firstFrame) {
      return new LockedSlate(shot.name(), firstFrame, shot.frames(), slate.code(), slate.reason());
    }
  }

  /** One file of the film. */
  record Digest(String sha256, long bytes) {}
}
