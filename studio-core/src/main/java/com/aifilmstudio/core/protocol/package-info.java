/**
 * The messages between a render pod and the operator's dispatch. Records only; they are the JSON on
 * the wire, so a field is never renamed or given a new meaning.
 */
package com.aifilmstudio.core.protocol;
