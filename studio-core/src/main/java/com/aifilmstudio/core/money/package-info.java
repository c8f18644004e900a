/**
 * Money: prices, what is held for a film, what is charged for a take and what is given back. Pure
 * rules over records; amounts are whole micro-credits, and every posting's entries sum to zero.
 */
package com.aifilmstudio.core.money;
