/**
 * The processes that render: who they are, whether they may claim, when they were last heard of.
 */
package com.aifilmstudio.store.worker;
