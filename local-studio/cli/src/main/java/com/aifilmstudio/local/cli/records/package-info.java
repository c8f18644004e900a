/**
 * Commands that work on the records of a studio that is up: messages that were put aside, and
 * accounts' credits. Each act has its entry in the studio's audit.
 */
package com.aifilmstudio.local.cli.records;
