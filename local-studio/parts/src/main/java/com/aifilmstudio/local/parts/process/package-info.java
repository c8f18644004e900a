/**
 * Programs that a studio consists of, as processes of this machine: started in their own session,
 * found again after a crash, stopped in reverse order. Knows nothing about what the programs do and
 * depends on the JDK alone.
 */
package com.aifilmstudio.local.parts.process;
