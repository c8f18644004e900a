package com.aifilmstudio.core.protocol;

/** Why a call was refused; {@code code} is stable. */
public record Problem(String code, String message) {}
