/** How the gateway speaks HTTP and JSON, whatever the feature; and what it tells of itself. */
package com.aifilmstudio.gateway.web;
