/**
 * What privileged people did, in an order that cannot be changed afterwards: the database refuses
 * changes, and each entry carries a hash over itself and the one before, so that a change behind
 * the database's back shows.
 */
package com.aifilmstudio.store.audit;
