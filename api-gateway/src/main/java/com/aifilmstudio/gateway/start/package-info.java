/** Settings, and what every feature is built on. */
package com.aifilmstudio.gateway.start;
