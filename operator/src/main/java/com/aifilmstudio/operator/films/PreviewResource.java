package com.aifilmstudio.operator.films;

import com.aifilmstudio.operator.previews.Preview;
import com.aifilmstudio.operator.previews.Previews;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.job.Jobs;
import com.aifilmstudio.store.task.ShotTasks;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;

/** What a shot that is being rendered looks like so far. */
@Path("/films/v1/namespaces/{namespace}/renderjobs/{name}/shots/{shot}/preview")
@RunOnVirtualThread
public class PreviewResource {

  private final Readers readers;
  private final Database database;
  private final Previews previews;

  PreviewResource(Readers readers, Database database, Previews previews) {
    this.readers = readers;
    this.database = database;
    this.previews = previews;
  }

  /** Asked with the tag of the last picture, it answers 304 until there is another. */
  @GET
  public Response preview(
      @RestHeader("Authorization") String authorization,
      @RestPath String namespace,
      @RestPath String name,
      @RestPath String shot,
      Request request) {
    readers.admit(authorization, namespace, name);
    var job =
        Jobs.newest(database.sql(), namespace, name)
            .orElseThrow(() -> FilmRefusal.unknown(namespace, name));
    var preview =
        ShotTasks.ofShot(database.sql(), job.id(), shot)
            .flatMap(task -> previews.find(task.value()))
            .orElseThrow(() -> FilmRefusal.noPreview(name, shot));
    return answer(preview, request);
  }

  private static Response answer(Preview preview, Request request) {
    var tag = new EntityTag(preview.tag());
    var unchanged = request.evaluatePreconditions(tag);
    var answer =
        unchanged == null ? Response.ok(preview.jpeg(), "image/jpeg").tag(tag) : unchanged.tag(tag);
    var always = new CacheControl();
    always.setNoCache(true);
    always.setPrivate(true);
    return answer.cacheControl(always).build();
  }
}
