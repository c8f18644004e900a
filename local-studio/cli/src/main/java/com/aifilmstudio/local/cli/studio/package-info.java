/**
 * One studio on this machine: the list of its parts, what is put into them before the first film,
 * and what runs in it.
 */
package com.aifilmstudio.local.cli.studio;
