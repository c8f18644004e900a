/** A studio's database for tests: migrated, empty, with a clock that tests move. */
package com.aifilmstudio.store.testkit;
