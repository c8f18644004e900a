package com.aifilmstudio.operator.films;

import com.aifilmstudio.core.films.FilmSummary.FilmList;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Films of a namespace, or of all: for whoever may list their RenderJobs there. */
@Path("/films/v1")
@RunOnVirtualThread
public class FilmListResource {

  private static final int MOST = 500;

  private final Readers readers;
  private final FilmLists lists;

  FilmListResource(Readers readers, FilmLists lists) {
    this.readers = readers;
    this.lists = lists;
  }

  /** {@code limit}: how many at most, 1 to 500. */
  @GET
  @Path("namespaces/{namespace}/renderjobs")
  public FilmList ofNamespace(
      @RestHeader("Authorization") String authorization,
      @RestPath String namespace,
      @RestQuery @DefaultValue("100") int limit) {
    return list(authorization, Optional.of(namespace), limit);
  }

  @GET
  @Path("renderjobs")
  public FilmList all(
      @RestHeader("Authorization") String authorization,
      @RestQuery @DefaultValue("100") int limit) {
    return list(authorization, Optional.empty(), limit);
  }

  private FilmList list(String authorization, Optional<String> namespace, int limit) {
    readers.admitToList(authorization, namespace);
    return lists.of(namespace, Math.clamp(limit, 1, MOST));
  }
}
