/** How the render pod lets time pass; a port, so that tests need not wait. */
package com.aifilmstudio.renderpod.clock;
