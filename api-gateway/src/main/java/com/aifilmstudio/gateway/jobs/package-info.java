/**
 * Films as their owners order, follow, change and end them. A film is checked and planned before it
 * is accepted, by the same function that plans it later; what is accepted is written in one
 * transaction and told to the operator from there.
 */
package com.aifilmstudio.gateway.jobs;
