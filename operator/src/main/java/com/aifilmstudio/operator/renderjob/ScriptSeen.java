package com.aifilmstudio.operator.renderjob;

import java.util.Optional;

/** The words of a film, read before it is planned. */
sealed interface ScriptSeen {

  /** Not looked for: the film is planned, or does not get as far. */
  record NotNeeded() implements ScriptSeen {}

  /** The screenplay, or nothing when the shots are listed one by one. */
  record Text(Optional<String> screenplay) implements ScriptSeen {}

  /** What is referred to is not there. */
  record Missing(String message) implements ScriptSeen {}
}
