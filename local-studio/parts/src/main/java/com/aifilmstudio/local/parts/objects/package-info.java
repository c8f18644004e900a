/**
 * The object store as a process of this machine: speaks S3 and refuses what S3 refuses, bad
 * signatures above all. Builds on {@code process}.
 */
package com.aifilmstudio.local.parts.objects;
