/**
 * How long it takes from an order at the gateway until a worker that waits has it, beside the bare
 * way through the same database and the same queue.
 */
package com.aifilmstudio.local.cli.bench.latency;
