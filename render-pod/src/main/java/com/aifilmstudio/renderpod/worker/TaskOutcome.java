package com.aifilmstudio.renderpod.worker;

import com.aifilmstudio.core.failure.FailureCode;
import com.aifilmstudio.core.protocol.QualityReport;
import com.aifilmstudio.renderpod.assemble.MadeFile;
import java.util.List;

/** How a task went, before its files are uploaded. */
sealed interface TaskOutcome {

  /** It is done. */
  record Made(List<MadeFile> files, QualityReport quality) implements TaskOutcome {}

  /** It cannot be done here, and why. */
  record Failed(FailureCode code, String message) implements TaskOutcome {}

  /** It was left between two steps. */
  record Left(Ending ending) implements TaskOutcome {}
}
