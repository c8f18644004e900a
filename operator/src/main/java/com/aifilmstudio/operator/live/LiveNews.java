package com.aifilmstudio.operator.live;

import com.aifilmstudio.core.protocol.Beat;
import com.aifilmstudio.operator.previews.Preview;
import com.aifilmstudio.store.task.HeldShot;

/** Where word of shots under way goes. Returns at once, whatever becomes of it. */
public interface LiveNews {

  void progress(HeldShot shot, Beat beat);

  void preview(HeldShot shot, Preview picture);

  /** Nobody is told. */
  record Nowhere() implements LiveNews {
    @Override
    public void progress(HeldShot shot, Beat beat) {
      // Readers see progress when they look.
    }

    @Override
    public void preview(HeldShot shot, Preview picture) {
      // The films API has it.
    }
  }
}
