/**
 * Sessions of people, in Redis: opened by a sign-in at the issuer, ended at any time. A session
 * that cannot be checked neither lets in nor signs out.
 */
package com.aifilmstudio.gateway.access.session;
