/**
 * Money as the operator keeps it: prices as they are configured, the credits of plans, and the
 * audit of the books. What films cost is written where their takes end.
 */
package com.aifilmstudio.operator.money;
