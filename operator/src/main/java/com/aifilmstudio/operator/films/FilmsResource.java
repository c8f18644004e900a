package com.aifilmstudio.operator.films;

import com.aifilmstudio.core.films.FilmView;
import com.aifilmstudio.core.films.FilmView.FilmEvents;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** A film as it is, and what happened to it. */
@Path("/films/v1/namespaces/{namespace}/renderjobs/{name}")
@RunOnVirtualThread
public class FilmsResource {

  private final Readers readers;
  private final Films films;

  FilmsResource(Readers readers, Films films) {
    this.readers = readers;
    this.films = films;
  }

  @GET
  public FilmView film(
      @RestHeader("Authorization") String authorization,
      @RestPath String namespace,
      @RestPath String name) {
    readers.admit(authorization, namespace, name);
    return films.find(namespace, name).orElseThrow(() -> FilmRefusal.unknown(namespace, name));
  }

  /** {@code after}: the number of the last event that the caller has. */
  @GET
  @Path("events")
  public FilmEvents events(
      @RestHeader("Authorization") String authorization,
      @RestPath String namespace,
      @RestPath String name,
      @RestQuery @DefaultValue("0") int after) {
    readers.admit(authorization, namespace, name);
    return films
        .events(namespace, name, after)
        .orElseThrow(() -> FilmRefusal.unknown(namespace, name));
  }
}
