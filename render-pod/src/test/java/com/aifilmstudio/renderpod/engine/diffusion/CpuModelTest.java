package com.aifilmstudio.renderpod.engine.diffusion;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CpuModelTest {

  @Test
  void theWidestVectorsCount() {
    var text =
        """
        processor\t: 0
        vendor_id\t: GenuineIntel
        cpu family\t: 6
        model\t\t: 143
        model name\t: Intel(R) Xeon(R)
        flags\t\t: fpu avx avx2 avx512f fma

        processor\t: 1
        vendor_id\t: GenuineIntel
        """;
    assertThat(CpuModel.parse(text)).hasToString("GenuineIntel-6-143/avx512f");
    assertThat(CpuModel.parse(text.replace("fma", "amx_tile")))
        .hasToString("GenuineIntel-6-143/amx_tile");
    assertThat(CpuModel.parse(text.replace("avx512f", ""))).hasToString("GenuineIntel-6-143/avx2");
  }

  @Test
  void anArmProcessorIsNamedByItsOwnWords() {
    var text =
        """
        Features\t: fp asimd evtstrm
        CPU implementer\t: 0x41
        CPU architecture: 8
        CPU part\t: 0xd0c
        """;
    assertThat(CpuModel.parse(text)).hasToString("0x41-8-0xd0c/asimd");
  }

  @Test
  void nothingKnownIsAClassOfItsOwn() {
    assertThat(CpuModel.parse("")).hasToString("unknown-unknown-unknown/none");
  }
}
