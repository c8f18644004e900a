/**
 * Typed access to PostgreSQL, one package per family of tables; here lies what all of them share:
 * identifiers, transactions, and the hints between processes. Depends on studio-core alone.
 *
 * <p>Locks are always taken in the order worker or job, task, shot. A claim takes no job's lock and
 * waits for no task (it skips locked ones), so it cannot be part of a cycle.
 */
package com.aifilmstudio.store;
