/**
 * What is wrong with machines and pools: failures that speak against a node, nodes that get no
 * films for now and how they are tried again, and pauses of a whole pool. A pool's rows are locked
 * before its workers'.
 */
package com.aifilmstudio.store.health;
