package com.aifilmstudio.core.plan;

import com.aifilmstudio.core.bundle.Bundle;
import com.aifilmstudio.core.plan.FilmPlan.Cue;
import com.aifilmstudio.core.plan.FilmPlan.NotUnderstood;
import com.aifilmstudio.core.plan.FilmPlan.Shot;
import com.aifilmstudio.core.prompt.Prompt;
import com.aifilmstudio.core.prompt.PromptWriter;
import com.aifilmstudio.core.prompt.ShotText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * From an order to a plan. The same order, bundle and {@link #VERSION} always give the same plan,
 * on every machine; a script that makes no film is answered with the reasons, never an exception.
 */
public final class FilmPlanner {

  /** Grows with every change that gives the same script another plan. */
  public static final int VERSION = 1;

  private static final String DIFFUSION = "diffusion";

  private FilmPlanner() {}

  /** A plan for workers that run the bundle's own model. */
  public static Planned plan(FilmOrder order, Bundle bundle, String bundleDigest) {
    return plan(order, bundle, bundleDigest, DIFFUSION);
  }

  /** {@code engine} as in the pool's spec: engines draw different pixels from the same words. */
  public static Planned plan(FilmOrder order, Bundle bundle, String bundleDigest, String engine) {
    var script = Breakdown.of(order.source());
    var problems = new ArrayList<>(OrderCheck.ofFilm(order, bundle.scheduler()));
    problems.addAll(script.problems());
    problems.addAll(OrderCheck.ofShots(script.drafts()));
    return problems.isEmpty()
        ? new Planned.Film(new Making(order, bundle, bundleDigest, engine, script).film())
        : new Planned.Refused(List.copyOf(problems));
  }

  /** One planning, with all that it looks at. */
  private record Making(
      FilmOrder order, Bundle bundle, String bundleDigest, String engine, Breakdown script) {

    FilmPlan film() {
      var writer = PromptWriter.of(bundle.dialect(), order.style());
      var prompts = writer.write(script.drafts().stream().map(Making::textOf).toList());
      var identities = new Identities();
      var shots = new ArrayList<Shot>();
      var cues = new ArrayList<Cue>();
      var missed = new ArrayList<NotUnderstood>();
      missedOfStyle(writer).ifPresent(missed::add);
      long frame = 0;
      for (int i = 0; i < prompts.size(); i++) {
        var draft = script.drafts().get(i);
        var shot = shot(i + 1, draft, identities.of(draft), prompts.get(i));
        long end = frame + shot.deliveredFrames();
        cues.addAll(Captions.of(draft.spoken(), millis(frame), millis(end)));
        missedOf(draft, prompts.get(i)).ifPresent(missed::add);
        shots.add(shot);
        frame = end;
      }
      return new FilmPlan(
          VERSION,
          title(),
          bundleDigest,
          order.width(),
          order.height(),
          order.framesPerSecond(),
          bundle.scheduler().sampler(),
          steps(),
          guidance(),
          script.scenes(),
          List.copyOf(shots),
          List.copyOf(cues),
          List.copyOf(missed));
    }

    private Shot shot(int ordinal, Draft draft, String identity, Prompt prompt) {
      var clips = new ClipPlan(bundle.video());
      double seconds = clips.inWholeFrames(ShotLength.of(draft, clips));
      int delivered = (int) Math.max(1, Math.round(seconds * order.framesPerSecond()));
      long seed = Seeds.ofShot(order.seed(), identity, 0);
      var parts = clips.parts(seconds, seed);
      var recipe =
          ContentKey.recipe(
              new ContentKey.Ingredients(
                  bundleDigest,
                  engine,
                  prompt.text(),
                  prompt.negative(),
                  parts,
                  order.width(),
                  order.height(),
                  order.framesPerSecond(),
                  delivered,
                  bundle.scheduler().sampler(),
                  steps(),
                  guidance()));
      return new Shot(
          ordinal,
          draft.name(),
          draft.scene(),
          draft.line(),
          identity,
          draft.text(),
          prompt.text(),
          prompt.negative(),
          seconds,
          delivered,
          parts,
          seed,
          recipe,
          draft.transition());
    }

    private String title() {
      var title = order.title().isBlank() ? script.title().orElse("") : order.title();
      return title.isBlank() ? "Untitled" : title.strip();
    }

    private int steps() {
      return order.steps().orElse(bundle.scheduler().steps());
    }

    private double guidance() {
      return order.guidance().orElse(bundle.scheduler().guidance());
    }

    private long millis(long frames) {
      return Math.round(frames * 1000.0 / order.framesPerSecond());
    }

    private Optional<NotUnderstood> missedOfStyle(PromptWriter writer) {
      var words = writer.missedOfStyle();
      return words.isEmpty()
          ? Optional.empty()
          : Optional.of(new NotUnderstood("film.style", 0, words, Optional.empty()));
    }

    private static Optional<NotUnderstood> missedOf(Draft draft, Prompt prompt) {
      return prompt.missed().isEmpty() && prompt.emptySlots().isEmpty()
          ? Optional.empty()
          : Optional.of(
              new NotUnderstood(
                  draft.name(),
                  draft.line(),
                  prompt.missed(),
                  prompt.emptySlots().stream().findFirst()));
    }

    private static ShotText textOf(Draft draft) {
      return new ShotText(draft.scene(), draft.heading(), draft.text());
    }
  }
}
