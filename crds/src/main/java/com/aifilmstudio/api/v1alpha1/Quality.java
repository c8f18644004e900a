package com.aifilmstudio.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.ValidationRule;
import io.soabase.recordbuilder.core.RecordBuilder;

/** What each finding does: Fail fails the film, Warn delivers it and says so. */
@RecordBuilder
@JsonIgnoreProperties(ignoreUnknown = true)
public record Quality(
    @JsonPropertyDescription("Frames without light. Fail or Warn. Default: Fail.") @Default("Fail")
        FindingPolicy black,
    @JsonPropertyDescription("Frames that do not change. Fail or Warn. Default: Warn.")
        @Default("Warn")
        FindingPolicy frozen,
    @JsonPropertyDescription("Frames of one colour without detail. Fail or Warn. Default: Fail.")
        @Default("Fail")
        FindingPolicy flat,
    @JsonPropertyDescription("Frames of noise without a picture. Fail or Warn. Default: Fail.")
        @Default("Fail")
        FindingPolicy noise,
    @JsonPropertyDescription(
            "Brightness that jumps from frame to frame. Fail or Warn. Default: Warn.")
        @Default("Warn")
        FindingPolicy flicker,
    @JsonPropertyDescription(
            "A finished film that is not what was ordered (codec, pixel format, size, rate, frame"
                + " count, length, readable to the end). Only Fail: such a film is never delivered."
                + " Default: Fail.")
        @Default("Fail")
        @ValidationRule(
            value = "self == 'Fail'",
            messageExpression =
                "'spec.quality.conformity is ' + self + ', but can only be Fail: a film that is not"
                    + " what was ordered is never delivered'")
        FindingPolicy conformity) {
  static final Quality DEFAULT = new Quality(null, null, null, null, null, null);

  public Quality {
    black = black == null ? FindingPolicy.Fail : black;
    frozen = frozen == null ? FindingPolicy.Warn : frozen;
    flat = flat == null ? FindingPolicy.Fail : flat;
    noise = noise == null ? FindingPolicy.Fail : noise;
    flicker = flicker == null ? FindingPolicy.Warn : flicker;
    conformity = conformity == null ? FindingPolicy.Fail : conformity;
  }
}
