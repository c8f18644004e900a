package com.aifilmstudio.gateway.credits.desk;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A take that was given back; the amount in micro-credits. */
@Schema(name = "Refunded")
public record RefundView(String take, String job, String account, long amount) {}
