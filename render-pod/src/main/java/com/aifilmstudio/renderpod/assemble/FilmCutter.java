package com.aifilmstudio.renderpod.assemble;

import com.aifilmstudio.core.protocol.CutOrder;
import com.aifilmstudio.core.protocol.CutOrder.CutShot;
import com.aifilmstudio.renderpod.media.Caption;
import com.aifilmstudio.renderpod.media.MediaException;
import com.aifilmstudio.renderpod.media.Prober;
import com.aifilmstudio.renderpod.media.ShotJoiner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Carries out a cut order. Shots follow each other by hard cuts, whatever transition the script
 * asks for: a dissolve would need its pictures encoded again. The wish stays in the lock.
 */
public final class FilmCutter {

  private final SortedMap<String, String> tools;

  /**
   * @param tools by name, the versions to be written into the lock
   */
  public FilmCutter(SortedMap<String, String> tools) {
    this.tools = tools;
  }

  /** Makes the film's files in {@code folder}; {@code shots} are files in the order of the film. */
  public CutOutcome cut(CutOrder order, List<Path> shots, Path folder) {
    var film = folder.resolve("film.mp4");
    try {
      ShotJoiner.join(shots, order.framesPerSecond(), captions(order), tags(order), film);
    } catch (MediaException e) {
      return new CutOutcome.NotConforming(Conformity.unjoinable(e.getMessage()));
    }
    var findings = Conformity.check(Prober.probe(film), promise(order));
    if (!findings.isEmpty()) {
      return new CutOutcome.NotConforming(findings);
    }
    var files = new ArrayList<MadeFile>();
    if (order.outputs().contains("Mp4")) {
      files.add(MadeFile.of("Mp4", film));
    }
    if (order.outputs().contains("Captions")) {
      files.add(write("Captions", folder.resolve("captions.vtt"), WebVtt.write(order.captions())));
    }
    if (order.outputs().contains("Poster")) {
      int shown = firstRendered(order);
      var still = Poster.of(shots.get(shown), order.shots().get(shown).frames());
      files.add(write("Poster", folder.resolve("poster.jpg"), still));
    }
    if (order.outputs().contains("ContactSheet")) {
      files.add(
          write(
              "ContactSheet", folder.resolve("contact-sheet.jpg"), ContactSheet.of(order, shots)));
    }
    files.add(
        write("Lock", folder.resolve("film.lock.json"), FilmLock.of(order, tools, files).text()));
    return new CutOutcome.Cut(files);
  }

  private static Conformity.Promise promise(CutOrder order) {
    return new Conformity.Promise(
        order.width(),
        order.height(),
        order.framesPerSecond(),
        order.shots().stream().mapToLong(CutShot::frames).sum(),
        !captions(order).isEmpty());
  }

  /** A film is not introduced by a board, unless there is nothing else in it. */
  private static int firstRendered(CutOrder order) {
    return order.rendered().isEmpty() ? 0 : order.shots().indexOf(order.rendered().getFirst());
  }

  private static List<Caption> captions(CutOrder order) {
    if (!order.outputs().contains("Captions")) {
      return List.of();
    }
    return order.captions().stream()
        .map(cue -> new Caption(cue.startMillis(), cue.endMillis(), WebVtt.oneBlock(cue.text())))
        .toList();
  }

  private static SortedMap<String, String> tags(CutOrder order) {
    boolean simulated =
        order.rendered().stream().anyMatch(shot -> shot.numericClass().startsWith("simulated"));
    return new TreeMap<>(
        Map.of(
            "title",
            order.title(),
            "comment",
            simulated ? "Simulated pictures, made by no model" : "AI-generated"));
  }

  private static MadeFile write(String output, Path path, String text) {
    return write(output, path, text.getBytes(StandardCharsets.UTF_8));
  }

  private static MadeFile write(String output, Path path, byte[] content) {
    try {
      Files.write(path, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return MadeFile.of(output, path);
  }
}
