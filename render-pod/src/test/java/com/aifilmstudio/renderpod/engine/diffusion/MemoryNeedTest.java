package com.aifilmstudio.renderpod.engine.diffusion;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemoryNeedTest {

  @Test
  void theLibrarysOwnWordsTellHowMuchWasAskedFor() {
    assertThat(
            MemoryNeed.of(
                "CUDA out of memory. Tried to allocate 2.50 GiB. GPU 0 has a total capacity of"
                    + " 14.75 GiB of which 1.06 GiB is free."))
        .hasValue(2_684_354_560L);
    assertThat(
            MemoryNeed.of(
                "[enforce fail at alloc_cpu.cpp:118] err == 0. DefaultCPUAllocator: can't allocate"
                    + " memory: you tried to allocate 4398046511104 bytes. Error code 12"))
        .hasValue(4_398_046_511_104L);
    assertThat(MemoryNeed.of("out of memory")).isEmpty();
  }

  @Test
  void aPersonIsToldWhatItWouldTake() {
    assertThat(MemoryNeed.sentence("a step", "Tried to allocate 512.00 MiB", new Full()))
        .isEqualTo("a step needs 512 MiB more than there is, with all savings made; all is in use");
    assertThat(MemoryNeed.sentence("a step", "out of memory", new Full()))
        .isEqualTo("a step needs more memory, with all savings made; all is in use");
  }

  @Test
  void thisProcessKnowsHowMuchItUses() {
    assertThat(new DeviceMemory.OfProcess().inUse()).contains("in use");
  }

  /** No memory is left. */
  record Full() implements DeviceMemory {
    @Override
    public void release() {}

    @Override
    public String inUse() {
      return "all is in use";
    }
  }
}
