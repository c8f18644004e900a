package com.aifilmstudio.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;

/** The film that is ordered. Absent steps and guidance mean the model's own. */
@RecordBuilder
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value =
        "(has(self.script) ? 1 : 0) + (has(self.scriptRef) ? 1 : 0) + (has(self.shots) ? 1 : 0) == 1",
    messageExpression =
        "'give exactly one of script, scriptRef and shots in spec.film, not ' +"
            + " (has(self.script) && has(self.scriptRef) && has(self.shots) ? 'all three' :"
            + " has(self.script) && has(self.scriptRef) ? 'script and scriptRef' :"
            + " has(self.script) && has(self.shots) ? 'script and shots' :"
            + " has(self.scriptRef) && has(self.shots) ? 'scriptRef and shots' : 'none of them')")
// Here and not on script, because a message on script would repeat all of it.
@ValidationRule(
    value = "!has(self.script) || bytes(self.script).size() <= 98304",
    fieldPath = ".script",
    messageExpression =
        "'spec.film.script is %d bytes long; at most 98304 (96 KiB) fit: put a longer script into a"
            + " ConfigMap and name it in spec.film.scriptRef'.format([bytes(self.script).size()])")
@JsonIgnoreProperties(ignoreUnknown = true)
public record Film(
    @JsonPropertyDescription(
            "Title of the film, at most 200 characters. Default: the title page of the script, else"
                + " the name of this job.")
        @Size(max = 200)
        String title,
    @JsonPropertyDescription(
            "A screenplay in Fountain, at most 96 KiB. A longer one goes into a ConfigMap, see"
                + " scriptRef.")
        @Size(min = 1, max = 98_304)
        String script,
    @JsonPropertyDescription(
            "The key of a ConfigMap in the namespace of this job that holds the screenplay, at most"
                + " 512 KiB. It is read once, when the film is planned.")
        ScriptRef scriptRef,
    @JsonPropertyDescription("Shots in the order of the film, 1 to 500, in place of a screenplay.")
        @Size(min = 1, max = 500)
        List<ListedShot> shots,
    @JsonPropertyDescription(
            "Size of the delivered picture. The model renders in its own size and the frames are"
                + " scaled. Default: 640 x 360.")
        @Default("{\"width\": 640, \"height\": 360}")
        FrameSize size,
    @JsonPropertyDescription("Frames per second of the delivered film, 1 to 120. Default: 24.")
        @Default("24")
        @Min(1)
        @Max(120)
        Integer framesPerSecond,
    @JsonPropertyDescription(
            "Words on the look of the whole film, for models that take free text, at most 500"
                + " characters.")
        @Size(max = 500)
        String style,
    @JsonPropertyDescription(
            "Where chance starts, 0 to 9007199254740991 (what every JSON reader holds exactly). The"
                + " same film with the same seed gives the same pictures. Default: 0.")
        @Default("0")
        @Min(0)
        @Max(9007199254740991d)
        Long seed,
    @JsonPropertyDescription(
            "Denoising steps per clip, 1 to 1000: more take longer and look cleaner. Default: the"
                + " model's own.")
        @Min(1)
        @Max(1000)
        Integer steps,
    @JsonPropertyDescription(
            "How strictly the model follows the prompt: a decimal number from 0 to 50 in quotes, for"
                + " example \"4.0\". Default: the model's own.")
        @Size(min = 1, max = 8)
        @ValidationRule(
            value = "self.matches('^[0-9]{1,2}([.][0-9]{1,4})?$') && double(self) <= 50.0",
            messageExpression =
                "'spec.film.guidance is \"' + self + '\": give a decimal number from 0 to 50 in"
                    + " quotes, for example \"4.0\"'")
        String guidance,
    @JsonPropertyDescription(
            "What to do when the model cannot draw a word of the script that matters: Fail stops"
                + " before anything is rendered, Warn renders and says so in the condition"
                + " PromptsUnderstood. Default: Warn.")
        @Default("Warn")
        FindingPolicy prompts) {

  public Film {
    shots = shots == null ? List.of() : List.copyOf(shots);
    size = size == null ? new FrameSize(640, 360) : size;
    framesPerSecond = framesPerSecond == null ? 24 : framesPerSecond;
    seed = seed == null ? 0 : seed;
    prompts = prompts == null ? FindingPolicy.Warn : prompts;
  }
}
