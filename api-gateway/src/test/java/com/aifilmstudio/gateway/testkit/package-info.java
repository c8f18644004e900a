/** A running gateway on the shared database, for the tests of all features. */
package com.aifilmstudio.gateway.testkit;
