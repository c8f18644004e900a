/**
 * How fast workers get their tasks: a thousand of them against a real dispatch and a real database,
 * beside the same statements sent to the same server by pgbench.
 */
package com.aifilmstudio.local.cli.bench.claims;
