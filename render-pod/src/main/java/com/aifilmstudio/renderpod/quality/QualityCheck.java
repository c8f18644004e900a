package com.aifilmstudio.renderpod.quality;

import com.aifilmstudio.core.protocol.QualityReport;
import com.aifilmstudio.core.protocol.QualityReport.Finding;
import com.aifilmstudio.renderpod.engine.Clip;
import java.util.ArrayList;
import java.util.TreeMap;

/** Looks at the frames of one shot; what a finding leads to is the film's policy. */
public final class QualityCheck {

  private QualityCheck() {}

  /** Every measure, and a finding for each that is beyond its threshold. */
  public static QualityReport of(Clip clip) {
    var frames =
        clip.frames().stream().map(frame -> Luma.of(frame, clip.width(), clip.height())).toList();
    var measures = new TreeMap<String, Double>();
    var findings = new ArrayList<Finding>();
    for (var check : Check.values()) {
      var value = check.measure(frames);
      measures.put(check.measure(), value);
      if (value > check.threshold()) {
        var message =
            "%.2f %s, at most %.2f is allowed".formatted(value, check.words(), check.threshold());
        findings.add(new Finding(check.finding(), value, check.threshold(), message));
      }
    }
    return new QualityReport(measures, findings);
  }
}
