package com.aifilmstudio.operator.renderjob;

import com.aifilmstudio.api.v1alpha1.RenderJob;
import io.javaoperatorsdk.operator.processing.event.ResourceID;

/** The pool that a job asks for, as it is written in rows: {@code namespace/name}. */
record PoolName(String namespace, String name) {

  static PoolName of(RenderJob job) {
    var ref = job.getSpec().poolRef();
    return new PoolName(ref.namespaceOr(job.getMetadata().getNamespace()), ref.name());
  }

  ResourceID id() {
    return new ResourceID(name, namespace);
  }

  @Override
  public String toString() {
    return namespace + "/" + name;
  }
}
