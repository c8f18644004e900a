package com.aifilmstudio.store.task;

import com.aifilmstudio.core.protocol.BeatReply.Verdict;
import java.util.Optional;

/**
 * What a beat led to, and what the worker is to do now.
 *
 * @param shot what was beaten for; empty for a cut
 */
public record BeatAnswer(Standing standing, Verdict verdict, Optional<HeldShot> shot) {}
