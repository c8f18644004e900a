package com.aifilmstudio.gateway.credits.desk;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Why something is given back.
 *
 * @param reason for the audit
 */
@Schema(name = "RefundReason")
public record Reason(
    @Schema(description = "For the audit.", examples = "The balloon was green.")
        @NotBlank
        @Size(max = 500)
        String reason) {}
