/**
 * The commands of {@code ./studio}: they start the parts as one studio, show what it does and stop
 * it. This package may know every part; nothing but its tests may know it.
 */
package com.aifilmstudio.local.cli;
