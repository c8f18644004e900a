package com.aifilmstudio.operator.dispatch;

import com.aifilmstudio.operator.live.LiveNews;
import com.aifilmstudio.operator.previews.Previews;
import com.aifilmstudio.store.TaskId;
import com.aifilmstudio.store.task.Lease;
import com.aifilmstudio.store.task.Leases;
import com.aifilmstudio.store.task.Standing;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** A worker shows what its shot looks like so far. */
@Path("/dispatch/v1/leases/{id}/preview")
@RunOnVirtualThread
public class PreviewsResource {

  private static final int LARGEST = 256 << 10;
  private static final int ACCEPTED = 202;

  private final Callers callers;
  private final Leases leases;
  private final Previews previews;
  private final LiveNews news;

  PreviewsResource(Callers callers, Leases leases, Previews previews, LiveNews news) {
    this.callers = callers;
    this.leases = leases;
    this.previews = previews;
    this.news = news;
  }

  /** Turned away with 429 when there are too many: the worker waits, and loses nothing. */
  @POST
  @Consumes("image/jpeg")
  @ResponseStatus(ACCEPTED)
  public void preview(
      @RestHeader("Authorization") String authorization,
      @RestPath String id,
      @RestQuery int epoch,
      byte[] jpeg) {
    var worker = callers.worker(authorization);
    check(Inputs.body(jpeg));
    if (!previews.admits(id)) {
      throw Refusal.tooOften();
    }
    var lease = new Lease(new TaskId(id), epoch, worker.id());
    var held = leases.find(lease).orElseThrow(() -> Refusal.noSuchLease(id));
    if (held.standing() != Standing.CURRENT) {
      throw Refusal.fenced(id, epoch);
    }
    var picture = previews.put(id, jpeg);
    held.shot().ifPresent(shot -> news.preview(shot, picture));
  }

  private static void check(byte[] jpeg) {
    if (jpeg.length > LARGEST) {
      throw Refusal.badRequest(
          "The picture has %d bytes: at most %d are taken.".formatted(jpeg.length, LARGEST));
    }
    boolean begins = jpeg.length > 3 && (jpeg[0] & 0xff) == 0xff && (jpeg[1] & 0xff) == 0xd8;
    if (!begins) {
      throw Refusal.badRequest("The body is not a JPEG picture.");
    }
  }
}
