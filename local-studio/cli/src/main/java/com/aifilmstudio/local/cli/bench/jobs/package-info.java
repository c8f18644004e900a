/**
 * The bench of many small orders: films of one shot through the API server and the operator, beside
 * as many plain Jobs of Kubernetes. Nothing is rendered on either side: the pods are KWOK's, the
 * films' workers speak the worker protocol from this process.
 */
package com.aifilmstudio.local.cli.bench.jobs;
