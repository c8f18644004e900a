package com.aifilmstudio.store.upload;

/** A file that a take may upload; {@code sha256} is hexadecimal. */
public record GrantedUpload(String key, long bytes, String sha256) {}
