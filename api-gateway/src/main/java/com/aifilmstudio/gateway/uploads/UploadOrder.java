package com.aifilmstudio.gateway.uploads;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A file that somebody wants to hand in.
 *
 * @param purpose what it is for
 * @param contentType of the file
 * @param bytes its length
 * @param sha256 hexadecimal
 */
@Schema(name = "UploadOrder", description = "A file that somebody wants to hand in.")
public record UploadOrder(
    @Schema(description = "script: a screenplay in Fountain.", examples = "script")
        @NotNull
        @Pattern(regexp = "script", message = "There is only script.")
        String purpose,
    @Schema(description = "text/plain, in UTF-8.", examples = "text/plain")
        @NotNull
        @Pattern(regexp = "text/plain", message = "A script is text/plain, in UTF-8.")
        String contentType,
    @Schema(description = "The file's length; at most 96 KiB.", examples = "3")
        @NotNull
        @Min(1)
        @Max(UploadOrder.LONGEST)
        Long bytes,
    @Schema(
            description = "The file's SHA-256, hexadecimal.",
            examples = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        @NotNull
        @Pattern(regexp = "[0-9a-f]{64}", message = "A SHA-256 is 64 digits of 0 to 9 and a to f.")
        String sha256) {

  static final long LONGEST = 96 * 1024;
}
