/**
 * What workers do: tasks, their leases and how far they are. Every change of a task's state is made
 * here and fenced by its epoch.
 */
package com.aifilmstudio.store.task;
