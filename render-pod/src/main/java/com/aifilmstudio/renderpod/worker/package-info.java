/**
 * The life of a render pod: it says who it is, loads its model, claims a task, carries it out under
 * a lease, reports, and claims the next. Talks to the operator's dispatch in the messages of {@code
 * core.protocol}; holds no credentials but its own key.
 */
package com.aifilmstudio.renderpod.worker;
