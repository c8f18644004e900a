package com.aifilmstudio.renderpod.worker;

import com.aifilmstudio.core.bundle.Bundle;
import com.aifilmstudio.renderpod.clock.Pause;
import com.aifilmstudio.renderpod.engine.DiffusionEngine;
import com.aifilmstudio.renderpod.engine.Engine;
import com.aifilmstudio.renderpod.engine.EngineRefused;
import com.aifilmstudio.renderpod.engine.Hardware;
import com.aifilmstudio.renderpod.engine.SimulatedEngine;
import com.aifilmstudio.renderpod.engine.simulated.Pace;
import com.aifilmstudio.renderpod.engine.simulated.SimulatedLatents;
import java.nio.file.Path;
import java.util.Arrays;

/** Which engine a pool renders with. */
public enum EngineKind {
  /** The bundle's model. */
  DIFFUSION("diffusion") {
    @Override
    Engine load(Path folder, Bundle bundle, WorkerSettings settings) throws EngineRefused {
      return DiffusionEngine.load(folder, bundle, settings.cpus());
    }

    @Override
    Hardware hardware(WorkerSettings settings) throws EngineRefused {
      return DiffusionEngine.hardware(settings.cpus());
    }
  },
  /** Test cards, with the load and step time of the settings. */
  SIMULATED("simulated") {
    @Override
    Engine load(Path folder, Bundle bundle, WorkerSettings settings) throws InterruptedException {
      var pace = new Pace(settings.simulatedLoad(), settings.simulatedStep());
      var latents =
          settings.simulatedLatentBytes() == 0
              ? SimulatedLatents.of(bundle.video())
              : SimulatedLatents.ofSize((int) (settings.simulatedLatentBytes() / Float.BYTES));
      return SimulatedEngine.load(bundle, latents, pace, Pause.onTheClock())
          .on(settings.faults().here());
    }

    @Override
    Hardware hardware(WorkerSettings settings) {
      return SimulatedEngine.hardware();
    }
  };

  private final String word;

  EngineKind(String word) {
    this.word = word;
  }

  /** As a pool's spec and a worker's registration say it. */
  String word() {
    return word;
  }

  /** Loads the bundle and has it prove itself. */
  abstract Engine load(Path folder, Bundle bundle, WorkerSettings settings)
      throws EngineRefused, InterruptedException;

  /** What this machine is to the engine; known before the model is, for registration tells it. */
  abstract Hardware hardware(WorkerSettings settings) throws EngineRefused;

  static EngineKind named(String word) {
    return Arrays.stream(values())
        .filter(kind -> kind.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no engine is called " + word));
  }
}
