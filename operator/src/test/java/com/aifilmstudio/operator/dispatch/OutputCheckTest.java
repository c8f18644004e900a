package com.aifilmstudio.operator.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.core.protocol.Complete.Output;
import com.aifilmstudio.core.protocol.TaskKind;
import com.aifilmstudio.operator.objects.StoredObject;
import com.aifilmstudio.store.upload.GrantedUpload;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OutputCheckTest {

  private static final Output SHOT = new Output("shot.mp4", "key", 10, "aa");
  private static final Map<String, GrantedUpload> GRANTED =
      Map.of("key", new GrantedUpload("key", 10, "aa"));

  @Test
  void aFileThatIsThereAsAnnouncedIsFine() {
    assertThat(problem(SHOT, stored(10, Optional.of("aa")))).isEmpty();
    assertThat(problem(SHOT, stored(10, Optional.empty()))).as("store without sums").isEmpty();
  }

  @Test
  void aFileThatIsMissingOrOfAnotherLengthOrSumIsRefused() {
    assertThat(problem(SHOT, Optional.empty())).hasValueSatisfying(says("not uploaded"));
    assertThat(problem(SHOT, stored(9, Optional.empty()))).hasValueSatisfying(says("9 bytes"));
    assertThat(problem(SHOT, stored(10, Optional.of("bb")))).hasValueSatisfying(says("checksum"));
  }

  @Test
  void aKeyOfAnotherAttemptIsRefused() {
    var foreign = new Output("shot.mp4", "another", 10, "aa");
    assertThat(problem(foreign, stored(10, Optional.empty())))
        .hasValueSatisfying(says("not granted"));
  }

  @Test
  void aFileOtherThanTheAnnouncedOneIsRefused() {
    var other = new Output("shot.mp4", "key", 10, "bb");
    assertThat(problem(other, stored(10, Optional.empty()))).hasValueSatisfying(says("announced"));
  }

  @Test
  void aCutIsCompleteWithAllOrderedFilesAndItsLock() {
    assertThat(OutputCheck.expected(TaskKind.ASSEMBLE, List.of("Mp4", "Poster")))
        .isEqualTo(Set.of("Mp4", "Poster", "Lock"));
    assertThat(OutputCheck.expected(TaskKind.RENDER, List.of("Mp4"))).isEqualTo(Set.of("shot.mp4"));
    assertThat(
            OutputCheck.problem(
                List.of(SHOT), Set.of("Mp4", "Lock"), GRANTED, output -> Optional.empty()))
        .hasValueSatisfying(says("[Lock, Mp4]"));
  }

  private static Optional<String> problem(Output output, Optional<StoredObject> stored) {
    return OutputCheck.problem(List.of(output), Set.of("shot.mp4"), GRANTED, any -> stored);
  }

  private static Optional<StoredObject> stored(long bytes, Optional<String> sha256) {
    return Optional.of(new StoredObject(bytes, sha256));
  }

  private static java.util.function.Consumer<String> says(String words) {
    return message -> assertThat(message).contains(words);
  }
}
