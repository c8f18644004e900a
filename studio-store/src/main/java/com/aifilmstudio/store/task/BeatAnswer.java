package com.aifilmstudio.store.task;

import com.aifilmstudio.core.protocol.BeatReply.Verdict;

/** What a beat led to, and what the worker is to do now. */
public record BeatAnswer(Standing standing, Verdict verdict) {}
