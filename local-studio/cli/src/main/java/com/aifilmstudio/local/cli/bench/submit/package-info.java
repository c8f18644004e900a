/**
 * How fast films are ordered: clients at a real gateway with a real database, queue and Redis,
 * beside the same statements sent to the same server by pgbench.
 */
package com.aifilmstudio.local.cli.bench.submit;
