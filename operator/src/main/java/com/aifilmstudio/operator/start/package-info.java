/**
 * What the operator is made of when it starts: configuration, clock, database, leadership. Every
 * feature may depend on this package; it depends on none.
 */
package com.aifilmstudio.operator.start;
