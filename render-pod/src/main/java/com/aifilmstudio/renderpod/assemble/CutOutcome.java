package com.aifilmstudio.renderpod.assemble;

import com.aifilmstudio.core.protocol.QualityReport.Finding;
import java.util.List;

/** How putting a film together ended. */
public sealed interface CutOutcome {

  /** All files that were ordered, and the lock. */
  record Cut(List<MadeFile> files) implements CutOutcome {}

  /** The film is not what was ordered; it must not be published. */
  record NotConforming(List<Finding> findings) implements CutOutcome {

    public String message() {
      return String.join("; ", findings.stream().map(Finding::message).toList());
    }
  }
}
