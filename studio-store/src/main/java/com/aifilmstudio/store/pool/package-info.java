/** The pools as the operator sees them, for readers that know no Kubernetes. */
package com.aifilmstudio.store.pool;
