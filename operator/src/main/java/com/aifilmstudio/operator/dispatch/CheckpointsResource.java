package com.aifilmstudio.operator.dispatch;

import com.aifilmstudio.core.protocol.CheckpointMade;
import com.aifilmstudio.operator.objects.ObjectName;
import com.aifilmstudio.operator.objects.ObjectStore;
import com.aifilmstudio.operator.objects.StoreUnavailable;
import com.aifilmstudio.operator.start.StudioConfig;
import com.aifilmstudio.store.TaskId;
import com.aifilmstudio.store.task.CheckpointAnswer;
import com.aifilmstudio.store.task.Checkpoints;
import com.aifilmstudio.store.task.Lease;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;

/** A worker tells that its shot's state is in the store, so that any other can go on from it. */
@Path("/dispatch/v1/leases/{id}/checkpoint")
@RunOnVirtualThread
public class CheckpointsResource {

  private static final Logger LOG = Logger.getLogger(CheckpointsResource.class);

  private final Callers callers;
  private final Checkpoints checkpoints;
  private final ObjectStore objects;
  private final String films;

  CheckpointsResource(
      Callers callers, Checkpoints checkpoints, ObjectStore objects, StudioConfig config) {
    this.callers = callers;
    this.checkpoints = checkpoints;
    this.objects = objects;
    this.films = config.objects().filmsBucket();
  }

  @POST
  public void checkpoint(
      @RestHeader("Authorization") String authorization, @RestPath String id, CheckpointMade body) {
    var made = Inputs.body(body);
    var lease = new Lease(new TaskId(id), made.epoch(), callers.worker(authorization).id());
    Inputs.text("name", made.name());
    Inputs.text("sha256", made.sha256());
    Inputs.text("compatibility", made.compatibility());
    Inputs.atLeast("part", 0, made.part());
    Inputs.atLeast("step", 0, made.step());
    switch (checkpoints.keep(lease, made)) {
      case CheckpointAnswer.Kept(var superseded) -> superseded.ifPresent(this::drop);
      case CheckpointAnswer.NotGranted() ->
          throw Refusal.outputs(made.name() + " was not granted to this attempt.");
      case CheckpointAnswer.NotHeld(var standing) ->
          throw switch (standing) {
            case UNKNOWN -> Refusal.noSuchLease(id);
            case CURRENT, ENDED, FENCED -> Refusal.fenced(id, made.epoch());
          };
    }
  }

  /** Only to save space: what stays, the sweep of objects finds. */
  private void drop(String key) {
    try {
      objects.delete(new ObjectName(films, key));
    } catch (StoreUnavailable e) {
      LOG.debugf("an old checkpoint stays for now: %s", e.getMessage());
    }
  }
}
