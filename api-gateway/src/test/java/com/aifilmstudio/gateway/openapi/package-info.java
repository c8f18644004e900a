/** The interface's own description against the running gateway: its examples, and odd requests. */
package com.aifilmstudio.gateway.openapi;
