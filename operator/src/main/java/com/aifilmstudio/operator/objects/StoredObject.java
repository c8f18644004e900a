package com.aifilmstudio.operator.objects;

import java.util.Optional;

/** What the store says of an object; not every store keeps the SHA-256 (hexadecimal). */
public record StoredObject(long bytes, Optional<String> sha256) {}
