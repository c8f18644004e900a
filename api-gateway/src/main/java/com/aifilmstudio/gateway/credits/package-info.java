/**
 * Credits as their owner sees them: what there is, what was used, statements; and what an order
 * needs. The rules are those of {@code core.money}.
 */
package com.aifilmstudio.gateway.credits;
