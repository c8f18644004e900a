/**
 * Keys of programs. The secret itself is never here: what is stored recognises it and cannot make
 * it.
 */
package com.aifilmstudio.store.access;
