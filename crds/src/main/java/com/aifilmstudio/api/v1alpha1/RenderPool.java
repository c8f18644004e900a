package com.aifilmstudio.api.v1alpha1;

import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn.Type;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/** GPU pods that keep one model loaded and render what jobs ask of them. */
@Group(StudioApi.GROUP)
@Version(StudioApi.VERSION)
@Plural("renderpools")
@ShortNames("rpool")
@AdditionalPrinterColumn(name = "MODEL", jsonPath = ".spec.model.bundle")
@AdditionalPrinterColumn(name = "READY", jsonPath = ".status.workers.ready", type = Type.INTEGER)
@AdditionalPrinterColumn(
    name = "DESIRED",
    jsonPath = ".status.workers.desired",
    type = Type.INTEGER)
@AdditionalPrinterColumn(name = "BUSY", jsonPath = ".status.workers.busy", type = Type.INTEGER)
@AdditionalPrinterColumn(name = "QUEUED", jsonPath = ".status.queued.shots", type = Type.INTEGER)
@AdditionalPrinterColumn(name = "AGE", jsonPath = ".metadata.creationTimestamp", type = Type.DATE)
public class RenderPool extends CustomResource<RenderPoolSpec, RenderPoolStatus>
    implements Namespaced {}
