package com.aifilmstudio.gateway.web;

import com.aifilmstudio.core.Json;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;

/**
 * The JSON of the REST interface: snake_case, absent values left out. A property that we do not
 * know is refused, so that a misspelt wish is not silently ignored.
 */
@Singleton
class WireFormat {

  @Produces
  @Singleton
  ObjectMapper mapper() {
    var mapper =
        Json.mapper()
            .copy()
            .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
    mapper
        .coercionConfigFor(LogicalType.Integer)
        .setCoercion(CoercionInputShape.String, CoercionAction.Fail);
    mapper
        .coercionConfigFor(LogicalType.Float)
        .setCoercion(CoercionInputShape.String, CoercionAction.Fail);
    mapper
        .coercionConfigFor(LogicalType.Textual)
        .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
    return mapper.registerModule(new SimpleModule().addDeserializer(String.class, new PlainText()));
  }

  /** PostgreSQL keeps no NUL in a text. */
  private static final class PlainText extends StdScalarDeserializer<String> {

    private static final long serialVersionUID = 1L;

    private PlainText() {
      super(String.class);
    }

    @Override
    public String deserialize(JsonParser json, DeserializationContext context) throws IOException {
      var text = StringDeserializer.instance.deserialize(json, context);
      return text == null || text.indexOf('\0') < 0
          ? text
          : (String)
              context.handleWeirdStringValue(String.class, text, "it has a NUL character in it");
    }

    @Override
    public LogicalType logicalType() {
      return LogicalType.Textual;
    }
  }
}
