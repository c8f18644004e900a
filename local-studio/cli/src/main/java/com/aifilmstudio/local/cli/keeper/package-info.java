/**
 * Keeps a studio that was left running whole: a part that ends by itself is started again, as a
 * cluster does with its own. Ends before anybody else starts or stops parts.
 */
package com.aifilmstudio.local.cli.keeper;
