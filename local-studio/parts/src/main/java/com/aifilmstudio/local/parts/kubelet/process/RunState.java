package com.aifilmstudio.local.parts.kubelet.process;

import com.aifilmstudio.local.parts.process.LinuxProcess;
import java.time.Instant;

/** How a run stands, as its folder and the kernel tell it. */
public sealed interface RunState {

  /** The launcher is on its way, the command has not begun. */
  record Starting() implements RunState {}

  record Running(LinuxProcess main, LinuxProcess group) implements RunState {}

  record Ended(int exitCode, Instant at) implements RunState {}

  /** It is over and nobody saw how: killed together with its launcher, or by a reboot. */
  record Lost(Instant noticedAt) implements RunState {}
}
