/**
 * The ledger and what leads to it: prices, accounts' credit, holds of jobs, captures of takes. The
 * rules are those of {@code core.money}. A job's hold is written under the lock of the job's row;
 * an account's balance under that of its credit row, which is locked last: job, task, worker,
 * account, hold, credit account, ledger.
 */
package com.aifilmstudio.store.money;
