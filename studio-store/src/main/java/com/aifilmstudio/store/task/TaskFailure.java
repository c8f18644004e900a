package com.aifilmstudio.store.task;

import java.util.Optional;

/** Why a job cannot be finished: its first failed task. Without a shot it was the cut. */
public record TaskFailure(Optional<String> shot, String code, String message) {}
