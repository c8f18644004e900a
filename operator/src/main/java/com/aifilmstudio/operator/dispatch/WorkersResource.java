package com.aifilmstudio.operator.dispatch;

import com.aifilmstudio.core.protocol.BundleFiles;
import com.aifilmstudio.core.protocol.Register;
import com.aifilmstudio.core.protocol.Registered;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;

/** A worker introduces itself and fetches its model. */
@Path("/dispatch/v1/workers")
@RunOnVirtualThread
public class WorkersResource {

  private final Admission admission;
  private final Callers callers;
  private final BundleAddresses bundles;

  WorkersResource(Admission admission, Callers callers, BundleAddresses bundles) {
    this.admission = admission;
    this.callers = callers;
    this.bundles = bundles;
  }

  @POST
  public Registered register(@RestHeader("Authorization") String authorization, Register body) {
    var token =
        Bearer.token(authorization)
            .orElseThrow(
                () ->
                    new Refusal(
                        401, "TOKEN.MISSING", "Send the pod's projected token as bearer token."));
    var wish = Inputs.body(body);
    Inputs.text("pool", wish.pool());
    Inputs.text("revision", wish.revision());
    Inputs.text("bundleDigest", wish.bundleDigest());
    Inputs.text("gpu", wish.gpu());
    Inputs.text("numericClass", wish.numericClass());
    Inputs.text("engine", wish.engine());
    Inputs.text("version", wish.version());
    return admission.admit(token, wish);
  }

  @POST
  @Path("{id}/bundle")
  public BundleFiles bundle(
      @RestHeader("Authorization") String authorization, @RestPath String id) {
    var worker = callers.worker(authorization);
    if (!worker.id().value().equals(id)) {
      throw new Refusal(
          403, "WORKER.NOT_YOU", "The key belongs to another worker than " + id + ".");
    }
    return bundles.of(worker.bundleDigest());
  }
}
