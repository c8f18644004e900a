package com.aifilmstudio.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** A file in the object store. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record DeliveredFile(
    @JsonPropertyDescription("Mp4, Captions, Poster, ContactSheet or Lock (film.lock.json).")
        @Required
        DeliveredKind kind,
    @JsonPropertyDescription("Key in the bucket of films.") @Required @Size(max = 1024) String key,
    @JsonPropertyDescription("SHA-256 of the file, 64 hexadecimal digits.")
        @Required
        @Size(max = 64)
        String sha256,
    @JsonPropertyDescription("Length of the file in bytes.") @Required @Min(0) Long bytes) {}
