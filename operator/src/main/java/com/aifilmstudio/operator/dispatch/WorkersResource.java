package com.aifilmstudio.operator.dispatch;

import com.aifilmstudio.core.failure.RefusalCode;
import com.aifilmstudio.core.protocol.BundleFiles;
import com.aifilmstudio.core.protocol.Register;
import com.aifilmstudio.core.protocol.Registered;
import com.aifilmstudio.core.protocol.Unfit;
import com.aifilmstudio.store.worker.KnownWorker;
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
  private final FailedStarts starts;

  WorkersResource(
      Admission admission, Callers callers, BundleAddresses bundles, FailedStarts starts) {
    this.admission = admission;
    this.callers = callers;
    this.bundles = bundles;
    this.starts = starts;
  }

  @POST
  public Registered register(@RestHeader("Authorization") String authorization, Register body) {
    var token =
        Bearer.token(authorization)
            .orElseThrow(
                () ->
                    new Refusal(
                        RefusalCode.TOKEN_MISSING,
                        "Send the pod's projected token as bearer token."));
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
    return bundles.of(self(authorization, id).bundleDigest());
  }

  /** The worker cannot serve; its pod is about to end. */
  @POST
  @Path("{id}/unfit")
  public void unfit(
      @RestHeader("Authorization") String authorization, @RestPath String id, Unfit body) {
    var unfit = Inputs.body(body);
    Inputs.text("code", unfit.code());
    Inputs.present("message", unfit.message());
    starts.failed(self(authorization, id), unfit);
  }

  private KnownWorker self(String authorization, String id) {
    var worker = callers.worker(authorization);
    if (!worker.id().value().equals(id)) {
      throw new Refusal(
          RefusalCode.WORKER_NOT_YOU, "The key belongs to another worker than " + id + ".");
    }
    return worker;
  }
}
