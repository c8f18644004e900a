package com.aifilmstudio.local.cli.records;

import com.aifilmstudio.local.cli.CannotDo;
import com.aifilmstudio.store.letter.Settled;

/** What a person is told who has settled a message, or could not. Pure. */
final class SettledWords {

  private SettledWords() {}

  static String of(String message, Settled settled) {
    return switch (settled) {
      case Settled.Redriven(var from, var as) -> "%s is ordered again as %s.".formatted(from, as);
      case Settled.Dropped _ -> message + " is dropped; its film stays failed.";
      case Settled.NoSuchLetter _ -> throw new CannotDo("There is no message " + message + ".");
      case Settled.Already(var letter) ->
          throw new CannotDo(
              letter
                  .settlement()
                  .flatMap(how -> how.as())
                  .map(as -> "%s was ordered again already, as %s.".formatted(message, as))
                  .orElse(message + " was dropped already."));
      case Settled.NoFilm _ ->
          throw new CannotDo(message + " has no failed film that could be ordered again: drop it.");
      case Settled.Insufficient(var required, var available) ->
          throw new CannotDo(
              "The film needs %s credits, and its account has %s: top it up first."
                  .formatted(required, available));
    };
  }
}
