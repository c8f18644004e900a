package com.aifilmstudio.core.prompt;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The camera directions of a script, for models that are asked in free text: what is written in
 * many ways is said in one.
 */
final class CameraMoves {

  private static final Map<String, List<String>> PHRASES = new LinkedHashMap<>();

  static {
    PHRASES.put("camera pans left", List.of("pan left", "panning left", "pan to the left"));
    PHRASES.put("camera pans right", List.of("pan right", "panning right", "pan to the right"));
    PHRASES.put("camera tilts up", List.of("tilt up", "tilting up", "crane up"));
    PHRASES.put("camera tilts down", List.of("tilt down", "tilting down", "crane down"));
    PHRASES.put(
        "camera zooms in",
        List.of("zoom in", "zooming in", "zoom into", "push in", "dolly in", "move in on"));
    PHRASES.put(
        "camera zooms out",
        List.of("zoom out", "zooming out", "pull back", "dolly out", "pull out"));
    PHRASES.put(
        "close-up",
        List.of("close on", "close up", "close up on", "close up of", "extreme close up"));
    PHRASES.put("wide shot", List.of("wide on", "wide shot", "establishing", "establishing shot"));
    PHRASES.put("tracking shot", List.of("tracking shot", "track with", "tracking", "follow shot"));
    PHRASES.put("aerial view", List.of("aerial", "aerial shot", "aerial view", "bird's eye view"));
    PHRASES.put("static shot", List.of("static", "static shot", "locked off", "camera holds"));
  }

  private static final Phrasebook<String> BOOK = book();

  private CameraMoves() {}

  /** The directions in the text, each once, in the one way of saying them. */
  static List<String> in(String text) {
    return BOOK.read(Word.of(text)).stream()
        .flatMap(found -> found.meanings().stream())
        .distinct()
        .toList();
  }

  private static Phrasebook<String> book() {
    var book = new Phrasebook<String>();
    PHRASES.forEach((move, phrases) -> phrases.forEach(phrase -> book.add(phrase, move)));
    return book;
  }
}
