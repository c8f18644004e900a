package com.aifilmstudio.gateway.credits.desk;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A payment that has come in, and how its account stands now; amounts in micro-credits.
 *
 * @param payment the Idempotency-Key that it came with
 */
@Schema(name = "ToppedUp")
public record TopUpView(
    String account, String payment, long amount, long balance, long available) {}
