package com.aifilmstudio.core.plan;

import com.aifilmstudio.core.plan.FilmPlan.NotUnderstood;
import com.aifilmstudio.core.plan.FilmPlan.Part;
import com.aifilmstudio.core.plan.FilmPlan.Shot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A plan as text for people: the same plan and width give the same letters. */
public final class PlanTable {

  private static final int NARROWEST = 60;
  private static final String GAP = "  ";

  private final FilmPlan plan;
  private final int width;
  private final int nameWidth;
  private final StringBuilder out = new StringBuilder();

  private PlanTable(FilmPlan plan, int width) {
    this.plan = plan;
    this.width = Math.max(NARROWEST, width);
    this.nameWidth = plan.shots().stream().mapToInt(shot -> length(shot.name())).max().orElse(0);
  }

  /** {@code width}: letters in a line of the terminal; prompts are broken to fit. */
  public static String of(FilmPlan plan, int width) {
    var table = new PlanTable(plan, width);
    table.head();
    table.shots();
    table.missed();
    return table.out.toString();
  }

  private void head() {
    int runs = plan.shots().stream().mapToInt(shot -> shot.parts().size()).sum();
    wrapped("", plan.title());
    wrapped(
        "",
        "%s%s, %s; %dx%d at %d frames a second; %s"
            .formatted(
                plan.scenes().isEmpty() ? "" : count(plan.scenes().size(), "scene") + ", ",
                count(plan.shots().size(), "shot"),
                seconds(totalSeconds()),
                plan.width(),
                plan.height(),
                plan.framesPerSecond(),
                "%s of %d %s steps, guidance %s"
                    .formatted(count(runs, "run"), plan.steps(), plan.sampler(), plan.guidance())));
  }

  private void shots() {
    int scene = -1;
    for (var shot : plan.shots()) {
      if (shot.scene() != scene) {
        scene = shot.scene();
        line("");
        line(sceneLine(scene));
      }
      shotLines(shot);
    }
  }

  private String sceneLine(int number) {
    return plan.scenes().stream()
        .filter(scene -> scene.number() == number)
        .findFirst()
        .map(scene -> "Scene %d  %s".formatted(scene.number(), scene.heading()))
        .orElse("Shots");
  }

  private void shotLines(Shot shot) {
    var column =
        GAP + padded(shot.name(), nameWidth) + GAP + "%7s".formatted(seconds(shot.seconds())) + GAP;
    wrapped(column, shot.prompt() + (shot.parts().size() > 1 ? " " + runs(shot.parts()) : ""));
    shot.transition().ifPresent(how -> line(" ".repeat(length(column)) + "then " + how));
  }

  private static String runs(List<Part> parts) {
    return parts.stream()
        .map(part -> String.valueOf(part.keep()))
        .collect(Collectors.joining(" + ", "[" + parts.size() + " runs: ", " frames]"));
  }

  private void missed() {
    line("");
    if (plan.notUnderstood().isEmpty()) {
      line("The model understands every word that matters.");
      return;
    }
    line("Not understood by the model:");
    plan.notUnderstood().forEach(this::missed);
  }

  private void missed(NotUnderstood missed) {
    var where =
        missed.line() > 0 ? "%s, line %d".formatted(missed.shot(), missed.line()) : missed.shot();
    var what = new ArrayList<String>();
    missed.slot().ifPresent(slot -> what.add("nothing says what the %s is".formatted(slot)));
    if (!missed.words().isEmpty()) {
      what.add(String.join(", ", missed.words()));
    }
    wrapped(GAP + where + ": ", String.join("; ", what));
  }

  private double totalSeconds() {
    long frames = plan.shots().stream().mapToLong(Shot::deliveredFrames).sum();
    return (double) frames / plan.framesPerSecond();
  }

  /** Words broken to the width, each further line indented to where the first one began. */
  private void wrapped(String column, String words) {
    int indent = Math.min(length(column), width / 2);
    var text = new StringBuilder(column);
    int used = length(column);
    boolean empty = true;
    for (var word : words.split(" ")) {
      if (!empty && used + 1 + length(word) > width) {
        line(text.toString());
        text = new StringBuilder(" ".repeat(indent));
        used = indent;
        empty = true;
      }
      text.append(empty ? "" : " ").append(word);
      used += length(word) + (empty ? 0 : 1);
      empty = false;
    }
    line(text.toString());
  }

  private void line(String text) {
    out.append(text.stripTrailing()).append('\n');
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  private static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%.2f s", seconds);
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - length(text)));
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
