package com.aifilmstudio.core.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.core.Json;
import com.aifilmstudio.core.plan.Films;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BundleCheckTest {

  @Test
  void theBundleInThisRepositoryIsInOrder() {
    assertThat(BundleCheck.problems(Films.tinyfilm())).isEmpty();
  }

  @Test
  void aBundleSurvivesBeingWrittenAndRead() {
    var bundle = Films.tinyfilm();
    assertThat(Json.read(Json.write(bundle), Bundle.class)).isEqualTo(bundle);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /video                    | null                 | video is missing.
          /video/frames             | []                   | video.frames is empty; list the frame counts the model makes.
          /video/frames             | [16, 8]              | video.frames is [16, 8]; it must be positive counts in ascending order.
          /video/fps                | 0                    | video.fps is 0; it must be at least 1.
          /video/width              | 130                  | video.width is 130; it must be a multiple of video.scale, which is 8.
          /scheduler/steps          | 1001                 | scheduler.steps is 1001; it cannot be more than scheduler.trainSteps, which is 1000.
          /components/denoiser/file | "../denoiser.pt"     | components.denoiser names the file "../denoiser.pt"; it must be a plain path inside the bundle.
          /components/denoiser/file | "/denoiser.pt"       | components.denoiser names the file "/denoiser.pt"; it must be a plain path inside the bundle.
          /components/denoiser/sha256 | "ABC"              | components.denoiser has the SHA-256 "ABC"; it must be 64 hexadecimal digits in small letters.
          /dialect/template         | "{camera} of {mood}" | dialect.template has the blank {mood}; there is only [camera, colour, ground, motion, object, time].
          /dialect/template         | ""                   | dialect.template is empty; say how a prompt is made.
          /dialect/slots/time/values | null                | dialect.slots.time has no values.
          /dialect/slots/time/fallback | "noon"            | dialect.slots.time falls back on "noon", which is none of its values.
          /dialect/slots/colour/describes | "thing"        | dialect.slots.colour describes "thing", which is no slot.
          /dialect/slots/time/hints | {"noon": ["sun"]}    | dialect.slots.time hints at "noon", which is none of its values.
          """)
  void aProblemNamesTheFieldAndWhatWouldBeRight(String field, String value, String problem)
      throws JsonProcessingException {
    assertThat(BundleCheck.problems(with(field, value))).containsExactly(problem);
  }

  private static Bundle with(String field, String value) throws JsonProcessingException {
    var tree = Json.mapper().valueToTree(Films.tinyfilm());
    int slash = field.lastIndexOf('/');
    ((ObjectNode) tree.at(field.substring(0, slash)))
        .set(field.substring(slash + 1), Json.mapper().readTree(value));
    return Json.mapper().treeToValue(tree, Bundle.class);
  }
}
