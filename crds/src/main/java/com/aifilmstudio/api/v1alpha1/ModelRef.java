package com.aifilmstudio.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** A model bundle in the object store, and the digest that it must have. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ModelRef(
    @JsonPropertyDescription(
            "Where the bundle is: s3://BUCKET/PREFIX, the place of bundle.json and the files that it"
                + " lists.")
        @Required
        @Size(min = 1, max = 1024)
        @ValidationRule(
            value =
                "self.matches('^s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]/[A-Za-z0-9._/-]*[A-Za-z0-9._-]$')",
            messageExpression =
                "'spec.model.bundle is \"' + self + '\": give s3://BUCKET/PREFIX without a slash at"
                    + " its end, for example s3://studio-models/tinyfilm/1.0.0'")
        String bundle,
    @JsonPropertyDescription(
            "Digest of bundle.json: sha256: and 64 hexadecimal digits in lower case. Workers refuse"
                + " a bundle that has another.")
        @Required
        @Size(min = 1, max = 128)
        @ValidationRule(
            value = "self.matches('^sha256:[0-9a-f]{64}$')",
            messageExpression =
                "'spec.model.digest is \"' + self + '\": give sha256: and the 64 hexadecimal digits"
                    + " that sha256sum prints for bundle.json'")
        String digest) {}
