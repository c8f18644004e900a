/**
 * Tokens of the issuer: which of them count and what they tell. The checks are those of RFC 8725;
 * cryptography and key rotation are the library's.
 */
package com.aifilmstudio.gateway.access.token;
