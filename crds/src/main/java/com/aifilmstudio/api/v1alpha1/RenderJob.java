package com.aifilmstudio.api.v1alpha1;

import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn.Type;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/** A film that somebody wants rendered. */
@Group(StudioApi.GROUP)
@Version(StudioApi.VERSION)
@Plural("renderjobs")
@ShortNames("rj")
@AdditionalPrinterColumn(name = "PHASE", jsonPath = ".status.phase")
@AdditionalPrinterColumn(name = "SHOTS", jsonPath = ".status.shotsDone")
@AdditionalPrinterColumn(
    name = "PROGRESS",
    jsonPath = ".status.progressPercent",
    type = Type.INTEGER)
@AdditionalPrinterColumn(name = "ETA", jsonPath = ".status.estimatedFinish.p50")
@AdditionalPrinterColumn(name = "POOL", jsonPath = ".spec.poolRef.name")
@AdditionalPrinterColumn(name = "AGE", jsonPath = ".metadata.creationTimestamp", type = Type.DATE)
@AdditionalPrinterColumn(name = "GPU-S", jsonPath = ".status.usage.gpuSeconds", priority = 1)
@AdditionalPrinterColumn(name = "REASON", jsonPath = ".status.reason", priority = 1)
public class RenderJob extends CustomResource<RenderJobSpec, RenderJobStatus>
    implements Namespaced {}
