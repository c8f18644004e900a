package com.aifilmstudio.renderpod.engine.diffusion;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.core.Json;
import com.aifilmstudio.core.bundle.Bundle;
import com.aifilmstudio.core.failure.FailureCode;
import com.aifilmstudio.renderpod.TinyFilm;
import org.junit.jupiter.api.Test;

class SupportedTest {

  @Test
  void theBundleOfThisRepositoryIs() {
    assertThat(Supported.problems(TinyFilm.bundle())).isEmpty();
  }

  @Test
  void whatWouldComeOutWrongIsNamed() {
    var other =
        TinyFilm.manifest()
            .replace("\"v_prediction\"", "\"epsilon\"")
            .replace("\"torchscript\"", "\"onnx\"");
    assertThat(Supported.problems(Json.read(other, Bundle.class)))
        .containsExactly(
            "runtime.format is onnx, only torchscript can be run",
            "scheduler.prediction is epsilon, only v_prediction can be run");
  }

  @Test
  void aLackOfMemoryIsToldFromOtherTrouble() {
    assertThat(TorchFailure.code("CUDA out of memory. Tried to allocate 2 GiB"))
        .isEqualTo(FailureCode.GPU_OUT_OF_MEMORY);
    assertThat(TorchFailure.code("DefaultCPUAllocator: can't allocate memory: you tried"))
        .isEqualTo(FailureCode.GPU_OUT_OF_MEMORY);
    assertThat(TorchFailure.code("Expected a tensor")).isEqualTo(FailureCode.RENDER_FAILED);
    assertThat(TorchFailure.code(null)).isEqualTo(FailureCode.RENDER_FAILED);
  }
}
