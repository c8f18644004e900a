/**
 * Who calls, and what for: every operation names the role it needs, and what names none is closed.
 * Features see a {@link com.aifilmstudio.gateway.access.Caller} and nothing of how it was proved.
 */
package com.aifilmstudio.gateway.access;
