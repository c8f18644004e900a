package com.aifilmstudio.core.prompt;

import java.util.Arrays;
import java.util.Set;

/** English words that hold a sentence together and draw nothing; never worth a report. */
final class SmallWords {

  private static final Set<String> ALL =
      Set.copyOf(
          Arrays.asList(
              ("a an the this that these those some any each every all both another other such same its"
                      + " his her hers their theirs our ours my mine your yours it he she they we i you"
                      + " him them us me who whom whose which what there here and or but nor so yet if"
                      + " then than as while when where until till after before because though although"
                      + " of to in on at by for from with within without into onto out off up down over"
                      + " under above below across along through between among around about against"
                      + " behind beside besides beyond past toward towards near upon across again away"
                      + " back is are was were be been being am has have had having do does did doing"
                      + " will would can could shall should may might must not no very too just only"
                      + " also even still now ever never once more most less least much many few little"
                      + " one two three first second third last next own itself himself herself"
                      + " themselves int ext est exterior interior continuous later moments cont cont'd"
                      + " contd o.s v.o os vo s t don't doesn't isn't it'll that'll there'll he'll"
                      + " she'll they'll we'll you'll i'm we're they're you're i've we've they've")
                  .split(" ")));

  private SmallWords() {}

  static boolean has(Word word) {
    return ALL.contains(word.text());
  }
}
