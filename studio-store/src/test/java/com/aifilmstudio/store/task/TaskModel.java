package com.aifilmstudio.store.task;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The life of one task as the protocol tells it, without leases' times and without a database.
 *
 * @param holder who claimed it last, or -1
 * @param takes how each epoch ended; "open" while its lease is held
 * @param epochs what each of the two workers holds in its hands, 0 for nothing
 */
record TaskModel(
    String state,
    int holder,
    List<String> takes,
    String shot,
    int charged,
    boolean canceled,
    boolean paused,
    List<Integer> epochs) {

  static final int MAX_ATTEMPTS = 2;

  enum Kind {
    CLAIM,
    BEAT,
    COMPLETE,
    FAIL,
    RELEASE,
    EXPIRE,
    PAUSE,
    RESUME,
    CANCEL;

    /** Nothing that one of the workers does. */
    boolean ofNoWorker() {
      return this == EXPIRE || this == PAUSE || this == RESUME || this == CANCEL;
    }
  }

  record Action(Kind kind, int worker) {

    static List<Action> all() {
      var all = new ArrayList<Action>();
      Arrays.stream(Kind.values())
          .forEach(
              kind -> {
                all.add(new Action(kind, 0));
                if (!kind.ofNoWorker()) {
                  all.add(new Action(kind, 1));
                }
              });
      return all;
    }

    @Override
    public String toString() {
      return kind + "-" + "AB".charAt(worker);
    }
  }

  record Expected(String answer, TaskModel state) {}

  static TaskModel fresh() {
    return new TaskModel("Ready", -1, List.of(), "Queued", 0, false, false, List.of(0, 0));
  }

  int epoch() {
    return takes.size();
  }

  Expected after(Action action) {
    int who = action.worker();
    return switch (action.kind()) {
      case CLAIM -> claim(who);
      case BEAT -> beat(who);
      case COMPLETE -> complete(who);
      case FAIL -> giveBack(who, true);
      case RELEASE -> giveBack(who, false);
      case EXPIRE -> new Expected("", state.equals("Leased") ? free("Lost", false) : this);
      case PAUSE -> new Expected("", turned("Ready", "Parked", true));
      case RESUME -> new Expected("", turned("Parked", "Ready", false));
      case CANCEL -> cancel();
    };
  }

  private Expected claim(int who) {
    // Who asks for work holds none.
    var before = state.equals("Leased") && holder == who ? free("Released", false) : this;
    if (!before.state.equals("Ready")) {
      return new Expected("Nothing", before);
    }
    var longer = new ArrayList<>(before.takes);
    longer.add("open");
    var hands = new ArrayList<>(epochs);
    hands.set(who, longer.size());
    return new Expected(
        "Claimed",
        new TaskModel("Leased", who, longer, "Rendering", charged, canceled, paused, hands));
  }

  private Expected beat(int who) {
    if (!isCurrent(who)) {
      return new Expected("fenced", this);
    }
    return new Expected(
        canceled ? "cancel" : paused ? "pause" : "continue",
        ended("Leased", "open", "Rendering", 0));
  }

  private Expected complete(int who) {
    if (isCurrent(who)) {
      return new Expected("accepted", ended("Done", "Rendered", "Succeeded", 0));
    }
    boolean again = isItsOwn(who) && last().equals("Rendered");
    return new Expected(again ? "accepted" : "fenced", this);
  }

  private Expected giveBack(int who, boolean charge) {
    if (!isCurrent(who)) {
      boolean again = isItsOwn(who) && !last().equals("Rendered");
      return new Expected(again ? "accepted" : "fenced", this);
    }
    if (charge && !canceled && charged + 1 == MAX_ATTEMPTS) {
      return new Expected("accepted", ended("Failed", "Failed", "Failed", 1));
    }
    return new Expected("accepted", free(charge ? "Failed" : "Released", charge));
  }

  /** A wish for the film; one that is canceled has no others. */
  private TaskModel turned(String from, String to, boolean pause) {
    return canceled
        ? this
        : new TaskModel(
            state.equals(from) ? to : state, holder, takes, shot, charged, false, pause, epochs);
  }

  private Expected cancel() {
    boolean waiting = state.equals("Ready") || state.equals("Parked");
    return new Expected(
        "",
        new TaskModel(
            waiting ? "Canceled" : state,
            holder,
            takes,
            shot.equals("Queued") ? "Canceled" : shot,
            charged,
            true,
            false,
            epochs));
  }

  /** Nobody holds it any more; a canceled one is not offered again. */
  private TaskModel free(String outcome, boolean charge) {
    return canceled
        ? ended("Canceled", "Canceled", "Canceled", 0)
        : ended(paused ? "Parked" : "Ready", outcome, "Queued", charge ? 1 : 0);
  }

  private TaskModel ended(String newState, String outcome, String newShot, int charge) {
    var changed = new ArrayList<>(takes);
    changed.set(changed.size() - 1, outcome);
    return new TaskModel(
        newState, holder, changed, newShot, charged + charge, canceled, paused, epochs);
  }

  private boolean isCurrent(int who) {
    return isItsOwn(who)
        && (state.equals("Leased")
            || (state.equals("Ready") || state.equals("Parked")) && last().equals("Lost"));
  }

  private boolean isItsOwn(int who) {
    return epoch() > 0 && holder == who && epochs.get(who) == epoch();
  }

  private String last() {
    return takes.getLast();
  }

  String rows() {
    return rows(state, epoch(), holder, takes, shot, charged);
  }

  static String rows(
      String state, int epoch, int holder, List<String> takes, String shot, int attempts) {
    return "%s epoch=%d holder=%d takes=%s shot=%s attempts=%d"
        .formatted(state, epoch, holder, takes, shot, attempts);
  }
}
