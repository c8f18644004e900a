package com.aifilmstudio.operator.intake;

/** What is to be done for a film that a message names. */
sealed interface IntakeStep {

  /** It never had a RenderJob, and is wanted. */
  record Create() implements IntakeStep {}

  /** Its RenderJob does not know yet what is wanted. */
  record Patch(Resource.Present from) implements IntakeStep {}

  /** Its owner wants nothing left of it. */
  record Delete(Resource.Present which) implements IntakeStep {}

  /** It is as it should be; {@code why} is for the log. */
  record Nothing(String why) implements IntakeStep {}

  /** It cannot be carried out, however often it is tried. */
  record Refuse(String why) implements IntakeStep {}
}
