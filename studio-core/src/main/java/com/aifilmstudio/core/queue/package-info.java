/**
 * Who is next: the order of waiting tasks and the fair share between accounts, as functions over
 * records. They know neither SQL nor clocks, so that the same rule grants leases (the database
 * carries it out and is tested against it), is simulated, and replays a queue to tell when a film
 * will be done.
 */
package com.aifilmstudio.core.queue;
