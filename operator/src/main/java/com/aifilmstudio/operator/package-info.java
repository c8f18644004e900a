/**
 * The operator, one package per feature: films' jobs, pools of workers, the workers' protocol, and
 * the read API. Features meet in the database, not in each other's classes.
 */
package com.aifilmstudio.operator;
