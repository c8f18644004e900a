/** The audit as administrators read it. */
package com.aifilmstudio.gateway.access.audit;
