/**
 * What people hand in for their films, such as scripts: who may use it, what it must be, and when
 * it goes. What takes upload is in {@code store.upload}.
 */
package com.aifilmstudio.store.handed;
