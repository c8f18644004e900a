package com.aifilmstudio.store.intent;

/** All that a message says: of which film something is wanted, and in which version. */
public record IntentMessage(String job, long version) {}
