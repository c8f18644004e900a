/**
 * Accounts: what administrators say of them, and what their virtual time and their GPUs in use
 * stand at. The rules are those of {@code core.queue}. Rows are locked in the order worker,
 * account, account in a pool, and no task is waited for while an account is locked.
 */
package com.aifilmstudio.store.account;
