package com.aifilmstudio.core.plan;

import com.aifilmstudio.core.fountain.Element;
import com.aifilmstudio.core.fountain.Element.Side;
import com.aifilmstudio.core.fountain.Fountain;
import com.aifilmstudio.core.fountain.Note;
import com.aifilmstudio.core.fountain.SpeechPart;
import com.aifilmstudio.core.plan.Draft.Spoken;
import com.aifilmstudio.core.plan.Draft.Timing;
import com.aifilmstudio.core.plan.FilmPlan.Scene;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Scenes and shots of a screenplay. Each paragraph of action is a shot. What is said belongs to the
 * shot before it in the scene; where there is none, it makes a close-up of the speaker, unless the
 * speaker is not in the picture: then it waits for the next shot.
 */
final class ScreenplayBreakdown {

  /** Ends of scenes that the format takes for action, because they do not end in "TO:". */
  private static final Pattern FADE =
      Pattern.compile(
          "(?:FADE|CUT|SMASH CUT|DISSOLVE|IRIS|WIPE)(?: (?:IN|OUT|TO [A-Z ]{1,30}))?[.:]?");

  /** Directions in capitals above more text, which the format takes for someone who speaks. */
  private static final Pattern DIRECTION =
      Pattern.compile(
          "(?:CLOSE|CLOSER|CLOSE-UP|ANGLE|ZOOM|PAN|TILT|WIDE|PUSH|DOLLY|TRACKING|INSERT|CAMERA|POV)"
              + "\\b.*");

  private static final Set<String> NOT_IN_PICTURE =
      Set.of("v.o.", "vo", "o.s.", "os", "o.c.", "oc", "off", "voice over", "off screen");

  private final List<Scene> scenes = new ArrayList<>();
  private final List<Draft> drafts = new ArrayList<>();
  private final List<PlanProblem> problems = new ArrayList<>();
  private final List<Note> notesForNext = new ArrayList<>();
  private final List<Waiting> waiting = new ArrayList<>();
  private final List<Spoken> saidInLast = new ArrayList<>();
  private int shotsInScene;

  /** Words of a speaker who is not in the picture, before the scene has one. */
  private record Waiting(Element.Speech speech, Spoken spoken) {}

  private ScreenplayBreakdown() {}

  static Breakdown of(String script) {
    var play = Fountain.parse(script);
    var breakdown = new ScreenplayBreakdown();
    play.elements().forEach(breakdown::add);
    breakdown.endScene();
    return new Breakdown(
        play.titlePage().value("title"),
        List.copyOf(breakdown.scenes),
        List.copyOf(breakdown.drafts),
        List.copyOf(breakdown.problems));
  }

  private void add(Element element) {
    switch (element) {
      case Element.SceneHeading heading -> beginScene(heading);
      case Element.Action action -> addAction(action);
      case Element.Speech speech -> addSpeech(speech);
      case Element.Lyrics lyrics -> addSong(lyrics);
      case Element.Transition transition -> endShotWith(transition.text());
      case Element.Notes notes -> addNotes(notes.notes());
      case Element.Centred _, Element.Section _, Element.Synopsis _, Element.PageBreak _ ->
          addNotes(element.notes());
    }
  }

  private void beginScene(Element.SceneHeading heading) {
    endScene();
    scenes.add(new Scene(scenes.size() + 1, heading.text(), heading.line()));
    shotsInScene = 0;
    addNotes(heading.notes());
  }

  private void endScene() {
    if (!waiting.isEmpty()) {
      addShot(closeUp(waiting.getFirst().speech()));
    }
    endShot();
    notesForNext.clear();
  }

  /** All that was said in the last shot is known. */
  private void endShot() {
    if (!saidInLast.isEmpty()) {
      changeLast(drafts.getLast().saying(saidInLast));
      saidInLast.clear();
    }
  }

  private void addAction(Element.Action action) {
    var text = action.text().plain().strip();
    if (FADE.matcher(text).matches()) {
      endShotWith(text);
      addNotes(action.notes());
    } else if (text.isEmpty()) {
      addNotes(action.notes());
    } else {
      addShot(shot(action.line(), text));
      addNotes(action.notes());
    }
  }

  private void addSpeech(Element.Speech speech) {
    var words =
        speech.parts().stream()
            .filter(part -> !(part instanceof SpeechPart.Parenthetical))
            .map(ScreenplayBreakdown::words)
            .filter(text -> !text.isBlank())
            .collect(Collectors.joining(" "));
    var timing = speech.side() == Side.RIGHT ? Timing.WITH_THE_LAST : Timing.AFTER_THE_LAST;
    var spoken = new Spoken(speech.character(), words, timing);
    if (words.isEmpty()) {
      addNotes(speech.notes());
      return;
    }
    if (DIRECTION.matcher(speech.character()).matches()) {
      addShot(shot(speech.line(), speech.character() + " " + words));
      addNotes(speech.notes());
      return;
    }
    if (shotsInScene == 0 && isNotInPicture(speech)) {
      waiting.add(new Waiting(speech, spoken));
      addNotes(speech.notes());
      return;
    }
    if (shotsInScene == 0) {
      addShot(closeUp(speech));
    }
    say(spoken);
    addNotes(speech.notes());
  }

  private void addSong(Element.Lyrics lyrics) {
    if (shotsInScene > 0 && !lyrics.text().plain().isBlank()) {
      say(new Spoken("", lyrics.text().plain(), Timing.AFTER_THE_LAST));
    }
    addNotes(lyrics.notes());
  }

  private static String words(SpeechPart part) {
    return switch (part) {
      case SpeechPart.Spoken spoken -> spoken.text().plain();
      case SpeechPart.Sung sung -> sung.text().plain();
      case SpeechPart.Parenthetical how -> how.text().plain();
    };
  }

  private static boolean isNotInPicture(Element.Speech speech) {
    return speech
        .extension()
        .map(extension -> extension.toLowerCase(Locale.ROOT).split(", "))
        .map(words -> Arrays.stream(words).anyMatch(NOT_IN_PICTURE::contains))
        .orElse(false);
  }

  private Draft closeUp(Element.Speech speech) {
    return shot(speech.line(), "Close on %s.".formatted(speech.character()));
  }

  private Draft shot(int line, String text) {
    var heading = scenes.isEmpty() ? "" : scenes.getLast().heading();
    return Draft.inScene(Math.max(1, scenes.size()), heading, line, text);
  }

  private void addShot(Draft draft) {
    endShot();
    shotsInScene++;
    drafts.add(draft.named("s%d-%d".formatted(draft.scene(), shotsInScene)));
    var spoken = List.copyOf(waiting);
    waiting.clear();
    spoken.forEach(words -> say(words.spoken()));
    var notes = List.copyOf(notesForNext);
    notesForNext.clear();
    addNotes(notes);
  }

  /** Notes speak of the shot before them in the scene, or of the first one to come. */
  private void addNotes(List<Note> notes) {
    if (shotsInScene == 0) {
      notesForNext.addAll(notes);
      return;
    }
    for (var note : notes) {
      switch (ShotNote.read(note)) {
        case ShotNote.Asked asked -> changeLast(drafts.getLast().asked(asked));
        case ShotNote.Unreadable unreadable -> problems.add(unreadable.problem());
        case ShotNote.Remark _ -> {}
      }
    }
  }

  private void endShotWith(String transition) {
    // One that opens the film ends no shot.
    if (!drafts.isEmpty() && !transition.isBlank()) {
      changeLast(drafts.getLast().endingWith(transition));
    }
  }

  private void say(Spoken spoken) {
    saidInLast.add(spoken);
  }

  private void changeLast(Draft draft) {
    drafts.set(drafts.size() - 1, draft);
  }
}
