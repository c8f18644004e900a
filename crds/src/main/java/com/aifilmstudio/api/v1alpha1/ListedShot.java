package com.aifilmstudio.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** A shot named by its author. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ListedShot(
    @JsonPropertyDescription(
            "Name of the shot, unique in the film: lower case letters, digits and dashes, at most 40"
                + " characters.")
        @Required
        @Size(min = 1, max = 40)
        @ValidationRule(
            value = "self.matches('^[a-z0-9]([-a-z0-9]*[a-z0-9])?$')",
            messageExpression =
                "'the name of a shot is \"' + self + '\": use lower case letters, digits and dashes"
                    + " between them, for example \"opening-1\"'")
        String name,
    @JsonPropertyDescription("What is to be seen, in plain words, at most 2000 characters.")
        @Required
        @Size(min = 1, max = 2000)
        String prompt,
    @JsonPropertyDescription("Length of the shot in seconds, 0.1 to 120.")
        @Required
        @Min(0.1)
        @Max(120)
        Double seconds) {}
