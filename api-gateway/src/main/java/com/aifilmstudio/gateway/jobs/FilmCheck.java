package com.aifilmstudio.gateway.jobs;

import com.aifilmstudio.gateway.jobs.JobRequest.FilmRequest;
import com.aifilmstudio.gateway.jobs.JobRequest.ShotRequest;
import com.aifilmstudio.gateway.jobs.JobRequest.Size;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is wrong with the film of an order; the same bounds as those of a RenderJob. Pure. */
final class FilmCheck {

  static final int LONGEST_SCRIPT = 96 * 1024;
  private static final int MOST_SHOTS = 500;
  private static final int LONGEST_ID = 40;
  private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");

  private FilmCheck() {}

  static void of(FilmRequest film, Faults faults) {
    source(film, faults);
    faults.length("/film/title", film.title(), 200);
    faults.length("/film/style", film.style(), 500);
    size(film.size(), faults);
    faults.range("/film/frames_per_second", film.framesPerSecond(), 1, 120, "");
    faults.range("/film/seed", film.seed(), 0, 9007199254740991d, "");
    faults.range("/film/steps", film.steps(), 1, 1000, "");
    faults.range("/film/guidance", film.guidance(), 0, 50, "");
    if (film.guidance() != null && film.guidance().stripTrailingZeros().scale() > 4) {
      faults.add("/film/guidance", "guidance has more than four decimals.");
    }
    faults.oneOf("/film/prompts", film.prompts(), Words.FINDINGS.words());
  }

  private static void source(FilmRequest film, Faults faults) {
    long sources =
        Stream.of(film.script(), film.scriptUpload(), film.shots())
            .filter(Objects::nonNull)
            .count();
    if (sources != 1) {
      faults.add(
          "/film",
          sources == 0
              ? "Give a script, an uploaded one, or shots one by one."
              : "Give either script, script_upload or shots, and only one of them.");
    }
    if (film.script() != null) {
      script("/film/script", film.script(), faults);
    }
    faults.length("/film/script_upload", film.scriptUpload(), LONGEST_ID);
    if (film.shots() != null) {
      shots(film.shots(), faults);
    }
  }

  static void script(String pointer, String script, Faults faults) {
    int bytes = script.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > LONGEST_SCRIPT) {
      faults.add(
          pointer,
          "script is %d bytes long; at most %d (96 KiB) are taken."
              .formatted(bytes, LONGEST_SCRIPT));
    }
    if (script.isBlank()) {
      faults.add(pointer, "script is empty.");
    }
    if (script.indexOf('\0') >= 0) {
      faults.add(pointer, "script has a NUL character in it.");
    }
  }

  private static void shots(List<ShotRequest> shots, Faults faults) {
    if (shots.isEmpty() || shots.size() > MOST_SHOTS) {
      faults.add("/film/shots", "There are %d shots; a film has 1 to 500.".formatted(shots.size()));
    }
    var names = new HashSet<String>();
    for (int i = 0; i < Math.min(shots.size(), MOST_SHOTS); i++) {
      var pointer = "/film/shots/" + i;
      var shot = shots.get(i);
      if (shot == null) {
        faults.add(pointer, "This shot is null.");
        continue;
      }
      name(pointer + "/name", shot.name(), faults);
      if (shot.name() != null && !names.add(shot.name())) {
        faults.add(pointer + "/name", "Another shot is named %s already.".formatted(shot.name()));
      }
      prompt(pointer + "/prompt", shot.prompt(), faults);
      if (shot.seconds() == null) {
        faults.add(pointer + "/seconds", "seconds is missing.");
      }
      faults.range(pointer + "/seconds", shot.seconds(), 0.1, 120, " seconds");
    }
  }

  private static void name(String pointer, String name, Faults faults) {
    if (name == null || name.length() > 40 || !NAME.matcher(name).matches()) {
      faults.add(
          pointer,
          "A shot's name is lower case letters, digits and dashes between them, at most 40.");
    }
  }

  private static void prompt(String pointer, String prompt, Faults faults) {
    if (prompt == null || prompt.isBlank()) {
      faults.add(pointer, "prompt is missing: say what is to be seen.");
    } else if (prompt.indexOf('\0') >= 0) {
      faults.add(pointer, "prompt has a NUL character in it.");
    }
    faults.length(pointer, prompt, 2000);
  }

  private static void size(Size size, Faults faults) {
    if (size != null) {
      side("/film/size/width", size.width(), faults);
      side("/film/size/height", size.height(), faults);
    }
  }

  private static void side(String pointer, Integer pixels, Faults faults) {
    if (pixels == null) {
      faults.add(pointer, "Give both width and height.");
      return;
    }
    faults.range(pointer, pixels, 64, 4096, " pixels");
    if (pixels % 2 != 0) {
      faults.add(pointer, "%d is odd; give an even number of pixels.".formatted(pixels));
    }
  }
}
