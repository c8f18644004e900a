/**
 * The operator as its own process on a real control plane, with workers that speak the worker
 * protocol and render nothing.
 */
package com.aifilmstudio.operator.testkit;
