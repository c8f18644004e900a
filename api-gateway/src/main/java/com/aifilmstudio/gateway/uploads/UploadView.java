package com.aifilmstudio.gateway.uploads;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where a file is uploaded to, and until when a film can be made of it. */
@Schema(name = "Upload")
public record UploadView(
    @Schema(
            description = "Name it in film.script_upload.",
            examples = "upl_01JDXQ3V7M6N5T8B2R4C9K0HWZ")
        String id,
    @Schema(description = "Send the file there, and nothing but the file.") URI url,
    @Schema(description = "PUT.") String method,
    @Schema(description = "Send these with it; without them the store refuses it.")
        Map<String, String> headers,
    @Schema(description = "The address is good until then.") Instant uploadBefore,
    @Schema(description = "The upload can be used until then.") Instant expiresAt) {}
