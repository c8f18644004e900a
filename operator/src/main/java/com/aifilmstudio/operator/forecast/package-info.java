/**
 * Forecasts of the films in a pool, shared by all who ask: a pool's queue is played on at most
 * every few seconds, however many films are watched. Runs on every replica, from the database and
 * the RenderPool; decides nothing.
 */
package com.aifilmstudio.operator.forecast;
