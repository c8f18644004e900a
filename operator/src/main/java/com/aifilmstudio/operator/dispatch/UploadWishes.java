package com.aifilmstudio.operator.dispatch;

import com.aifilmstudio.core.protocol.TaskKind;
import com.aifilmstudio.core.protocol.Uploads.File;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Which files an attempt may upload. */
final class UploadWishes {

  private static final Set<String> OF_A_CUT =
      Set.of("film.mp4", "captions.vtt", "poster.jpg", "contact-sheet.jpg", "film.lock.json");
  private static final Pattern CHECKPOINT =
      Pattern.compile("checkpoint-[0-9]{1,4}-[0-9]{1,4}\\.safetensors");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  /** The most that a store takes in one PUT. */
  private static final long LONGEST = 5L << 30;

  private UploadWishes() {}

  static void check(TaskKind kind, List<File> files) {
    if (files == null || files.isEmpty()) {
      throw Refusal.badRequest("files is empty.");
    }
    for (var file : files) {
      if (file == null || !allowed(kind, String.valueOf(file.name()))) {
        throw Refusal.badRequest(
            switch (kind) {
              case RENDER -> "A file of this task is shot.mp4 or checkpoint-PART-STEP.safetensors.";
              case ASSEMBLE ->
                  "A file of this task is one of %s."
                      .formatted(OF_A_CUT.stream().sorted().toList());
              case PROBE -> "A probe has no files.";
            });
      }
      if (file.bytes() < 1 || file.bytes() > LONGEST) {
        throw Refusal.badRequest(
            "%s has %d bytes: 1 to %d can be uploaded."
                .formatted(file.name(), file.bytes(), LONGEST));
      }
      if (file.sha256() == null || !SHA256.matcher(file.sha256()).matches()) {
        throw Refusal.badRequest(
            "%s: sha256 is not 64 hexadecimal digits in lower case.".formatted(file.name()));
      }
    }
    if (files.stream().map(File::name).distinct().count() != files.size()) {
      throw Refusal.badRequest("A file is named twice.");
    }
  }

  private static boolean allowed(TaskKind kind, String name) {
    return switch (kind) {
      case RENDER -> name.equals(OutputCheck.SHOT) || CHECKPOINT.matcher(name).matches();
      case ASSEMBLE -> OF_A_CUT.contains(name);
      case PROBE -> false;
    };
  }
}
