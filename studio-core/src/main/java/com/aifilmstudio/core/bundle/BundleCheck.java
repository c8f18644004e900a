package com.aifilmstudio.core.bundle;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What is wrong with a manifest, before anything is planned or loaded with it: what a reader of
 * JSON cannot see, such as a template with a blank that no slot fills.
 */
public final class BundleCheck {

  private static final Pattern BLANK = Pattern.compile("\\{(\\w+)}");
  private static final Set<String> BLANKS_OF_TEXT = Set.of("heading", "action", "camera", "style");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern PLAIN_PATH =
      Pattern.compile("[\\w-][\\w.-]*+(?:/[\\w-][\\w.-]*+)*+");

  private final List<String> problems = new ArrayList<>();

  private BundleCheck() {}

  /** Each problem in a sentence that names the field; none: the bundle can be used. */
  public static List<String> problems(Bundle bundle) {
    var check = new BundleCheck();
    check.parts(bundle);
    if (check.problems.isEmpty()) {
      check.video(bundle.video());
      check.scheduler(bundle.scheduler());
      check.files(bundle);
      check.dialect(bundle.dialect());
    }
    return List.copyOf(check.problems);
  }

  private void parts(Bundle bundle) {
    present("video", bundle.video());
    present("components", bundle.components());
    present("scheduler", bundle.scheduler());
    present("dialect", bundle.dialect());
    present("estimate", bundle.estimate());
    present("golden", bundle.golden());
  }

  private void present(String field, Object value) {
    require(value != null, "%s is missing.", field);
  }

  private void video(Bundle.Video video) {
    var frames = video.frames() == null ? List.<Integer>of() : video.frames();
    require(!frames.isEmpty(), "video.frames is empty; list the frame counts the model makes.");
    require(
        frames.stream().allMatch(count -> count > 0)
            && frames.stream().sorted().distinct().toList().equals(frames),
        "video.frames is %s; it must be positive counts in ascending order.",
        frames);
    require(video.fps() > 0, "video.fps is %d; it must be at least 1.", video.fps());
    require(video.scale() > 0, "video.scale is %d; it must be at least 1.", video.scale());
    if (video.scale() > 0) {
      cells("video.width", video.width(), video.scale());
      cells("video.height", video.height(), video.scale());
    }
  }

  private void cells(String field, int pixels, int scale) {
    require(
        pixels > 0 && pixels % scale == 0,
        "%s is %d; it must be a multiple of video.scale, which is %d.",
        field,
        pixels,
        scale);
  }

  private void scheduler(Bundle.Scheduler scheduler) {
    require(
        scheduler.steps() > 0, "scheduler.steps is %d; it must be at least 1.", scheduler.steps());
    require(
        scheduler.steps() <= scheduler.trainSteps(),
        "scheduler.steps is %d; it cannot be more than scheduler.trainSteps, which is %d.",
        scheduler.steps(),
        scheduler.trainSteps());
  }

  private void files(Bundle bundle) {
    bundle
        .components()
        .forEach((name, part) -> file("components." + name, part.file(), part.sha256()));
    bundle
        .golden()
        .files()
        .forEach(part -> file("golden of " + part.component(), part.file(), part.sha256()));
  }

  private void file(String field, String file, String sha256) {
    require(
        file != null && PLAIN_PATH.matcher(file).matches(),
        "%s names the file \"%s\"; it must be a plain path inside the bundle.",
        field,
        file);
    require(
        sha256 != null && SHA256.matcher(sha256).matches(),
        "%s has the SHA-256 \"%s\"; it must be 64 hexadecimal digits in small letters.",
        field,
        sha256);
  }

  private void dialect(Dialect dialect) {
    require(!dialect.template().isBlank(), "dialect.template is empty; say how a prompt is made.");
    var blanks = new HashSet<String>();
    BLANK
        .matcher(dialect.template())
        .results()
        .map((MatchResult b) -> b.group(1))
        .forEach(blanks::add);
    switch (dialect) {
      case Dialect.Text _ -> known(blanks, BLANKS_OF_TEXT);
      case Dialect.Slots slots -> {
        known(blanks, slots.slots().keySet());
        slots.slots().forEach((name, slot) -> slot(slots, name, slot));
      }
    }
  }

  private void known(Set<String> blanks, Set<String> names) {
    for (var blank : blanks.stream().sorted().toList()) {
      require(
          names.contains(blank),
          "dialect.template has the blank {%s}; there is only %s.",
          blank,
          names.stream().sorted().toList());
    }
  }

  private void slot(Dialect.Slots dialect, String name, Dialect.Slot slot) {
    if (slot.values().isEmpty()) {
      problems.add("dialect.slots.%s has no values.".formatted(name));
      return;
    }
    slot.fallback()
        .ifPresent(
            value ->
                require(
                    slot.values().containsKey(value),
                    "dialect.slots.%s falls back on \"%s\", which is none of its values.",
                    name,
                    value));
    slot.describes()
        .ifPresent(
            thing ->
                require(
                    dialect.slots().containsKey(thing),
                    "dialect.slots.%s describes \"%s\", which is no slot.",
                    name,
                    thing));
    slot.hints()
        .keySet()
        .forEach(
            value ->
                require(
                    slot.values().containsKey(value),
                    "dialect.slots.%s hints at \"%s\", which is none of its values.",
                    name,
                    value));
  }

  private void require(boolean holds, String problem, Object... values) {
    if (!holds) {
      problems.add(problem.formatted(values));
    }
  }
}
