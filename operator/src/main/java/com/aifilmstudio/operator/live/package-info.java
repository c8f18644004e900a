/**
 * Tells those who follow films how far their shots are. Redis carries it, if there is one; nothing
 * here ever waits or fails, so that no render depends on who watches it.
 */
package com.aifilmstudio.operator.live;
