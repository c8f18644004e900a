/**
 * Fixtures for tests of every module: real servers, one of each per JVM, started by the first test
 * that asks and gone with the JVM.
 */
package com.aifilmstudio.local.parts.testkit;
