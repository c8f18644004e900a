package com.aifilmstudio.gateway.openapi;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;

/** Puts examples of bodies into the description: from a file that is named for the operation. */
public class BodyExamples implements OASFilter {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PLACE = "/openapi-examples/%s.json";

  @Override
  public Operation filterOperation(Operation operation) {
    body(operation)
        .ifPresent(
            body ->
                examples(operation.getOperationId())
                    .forEach(
                        (name, value) ->
                            body.addExample(name, OASFactory.createExample().value(value))));
    return operation;
  }

  private static Optional<MediaType> body(Operation operation) {
    return Optional.ofNullable(operation.getRequestBody())
        .flatMap(it -> Optional.ofNullable(it.getContent()))
        .flatMap(it -> Optional.ofNullable(it.getMediaType("application/json")));
  }

  private static Map<String, Object> examples(String operation) {
    try (var file = BodyExamples.class.getResourceAsStream(PLACE.formatted(operation))) {
      return file == null
          ? Map.of()
          : JSON.readValue(file, new TypeReference<Map<String, Object>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
