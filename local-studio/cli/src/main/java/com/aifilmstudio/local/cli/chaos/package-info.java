/**
 * A trial by fire: many films on many workers while processes are killed, frozen and cut off at
 * random, and an audit afterwards of everything that must hold all the same. What is done when
 * follows from a seed alone.
 */
package com.aifilmstudio.local.cli.chaos;
