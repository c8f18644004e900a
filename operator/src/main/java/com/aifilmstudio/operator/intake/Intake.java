package com.aifilmstudio.operator.intake;

import com.aifilmstudio.store.intent.Intent;

/**
 * What a message means, from the film's row and its resource alone: the same for the first message
 * and the tenth, in whatever order they come. Pure.
 */
final class Intake {

  private Intake() {}

  static IntakeStep decide(Intent intent, Resource resource) {
    if (intent.givenUp()) {
      return new IntakeStep.Nothing("given up");
    }
    return switch (resource) {
      case Resource.Absent _ -> absent(intent);
      case Resource.Present there -> present(intent, there);
    };
  }

  /** A resource that existed is never made again: whoever deleted it meant it. */
  private static IntakeStep absent(Intent intent) {
    var row = intent.row();
    if (row.uid().isPresent() || row.removedAt().isPresent()) {
      return new IntakeStep.Nothing("its resource is gone");
    }
    if (row.finished() || intent.deleted()) {
      return new IntakeStep.Nothing("it is over");
    }
    return new IntakeStep.Create();
  }

  private static IntakeStep present(Intent intent, Resource.Present there) {
    var row = intent.row();
    if (!there.jobId().equals(row.id().value())) {
      return row.finished()
          ? new IntakeStep.Nothing("it is over")
          : new IntakeStep.Refuse("Another RenderJob has the name %s.".formatted(row.name()));
    }
    if (row.uid().filter(uid -> !uid.equals(there.uid())).isPresent()) {
      return new IntakeStep.Nothing("its resource is gone, and another has its name");
    }
    if (intent.deleted()) {
      return new IntakeStep.Delete(there);
    }
    return there.intentVersion() < row.intentVersion()
        ? new IntakeStep.Patch(there)
        : new IntakeStep.Nothing("it is known");
  }
}
