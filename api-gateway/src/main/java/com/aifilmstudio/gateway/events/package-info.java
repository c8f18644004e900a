/**
 * What happens to a film, as it happens. The table of events is the truth; hints only say when to
 * look there, so a reader who comes back after a pause misses nothing.
 */
package com.aifilmstudio.gateway.events;
