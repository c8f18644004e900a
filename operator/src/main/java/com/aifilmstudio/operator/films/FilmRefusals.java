package com.aifilmstudio.operator.films;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Refusals as JSON. */
class FilmRefusals {

  @ServerExceptionMapper
  Response refused(FilmRefusal refusal) {
    return Response.status(refusal.status())
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(refusal.problem())
        .build();
  }
}
