package com.aifilmstudio.local.cli.film;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aifilmstudio.local.cli.CannotDo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilmFileTest {
  @TempDir private Path folder;

  @Test
  void aScreenplayIsWrappedInARenderJobNamedAfterItsFile() throws IOException {
    var film = FilmFile.read(write("My First Film.fountain", "EXT. SEA - DAY\n\nA ship.\n"));
    assertThat(film.job().getMetadata().getName()).isEqualTo("my-first-film");
    assertThat(film.job().getMetadata().getNamespace()).isEqualTo("studio");
    assertThat(film.job().getSpec().film().script()).contains("A ship.");
  }

  @Test
  void aConfigMapBesideTheRenderJobBringsItsScript() throws IOException {
    var film =
        FilmFile.read(
            write(
                "film.yaml",
                """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: script}
                data: {film.fountain: "EXT. SEA - DAY"}
                ---
                apiVersion: ai-filmstudio.com/v1alpha1
                kind: RenderJob
                metadata: {name: film}
                spec:
                  poolRef: {name: tinyfilm}
                  film: {scriptRef: {name: script, key: film.fountain}}
                """));
    assertThat(film.companions()).hasSize(1);
    assertThat(film.referredScript()).contains("EXT. SEA - DAY");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          empty.yaml   |                                                 | holds 0 objects
          list.yaml    | [1, 2]                                          | is not YAML
          open.yaml    | kind: [RenderJob                                | is not YAML
          pod.yaml     | apiVersion: v1; kind: Pod; metadata: {name: a}  | holds 0 objects
          bare.yaml    | apiVersion: ai-filmstudio.com/v1alpha1; kind: RenderJob; metadata: {name: a} | no spec.film
          """)
  void aFileWithoutAFilmIsRefusedInWords(String name, String text, String words)
      throws IOException {
    // A line break does not fit into the table.
    var file = write(name, text == null ? "" : text.replace("; ", "\n"));
    assertThatThrownBy(() -> FilmFile.read(file))
        .isInstanceOf(CannotDo.class)
        .hasMessageContaining(name)
        .hasMessageContaining(words);
  }

  @Test
  void bytesThatAreNoTextAreRefusedInWords() throws IOException {
    var file = folder.resolve("noise.fountain");
    Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
    assertThatThrownBy(() -> FilmFile.read(file))
        .isInstanceOf(CannotDo.class)
        .hasMessageContaining("UTF-8");
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(() -> FilmFile.read(folder.resolve("nothing.yaml")))
        .isInstanceOf(CannotDo.class)
        .hasMessageContaining("nothing.yaml");
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
