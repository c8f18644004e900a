/** Looks through a ledger with as many entries as years of films leave. */
package com.aifilmstudio.local.cli.bench.audit;
