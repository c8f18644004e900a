/**
 * How the studio runs, for those who look after it: pools, workers, the queue, and what was put
 * aside. Reads only, across all accounts; of films no more than who ordered them and how they
 * stand.
 */
package com.aifilmstudio.gateway.studio;
