package com.aifilmstudio.gateway.credits.desk;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Credits that somebody has paid for.
 *
 * @param amount in micro-credits
 * @param note for the audit
 */
@Schema(name = "TopUp", description = "Credits that somebody has paid for.")
public record TopUp(
    @Schema(description = "In micro-credits.", examples = "25000000")
        @NotNull
        @Min(1)
        @Max(TopUp.MOST)
        Long amount,
    @Schema(description = "For the audit, such as the number of an invoice.") @Size(max = 200)
        String note) {

  /** A thousand million credits: more is a slip. */
  static final long MOST = 1_000_000_000_000_000L;
}
