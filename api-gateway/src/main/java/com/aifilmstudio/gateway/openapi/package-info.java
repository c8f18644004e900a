/** What is added to the interface's description that is generated from its operations. */
package com.aifilmstudio.gateway.openapi;
