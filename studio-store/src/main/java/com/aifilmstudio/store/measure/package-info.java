/** What finished work tells of work to come. Only reads. */
package com.aifilmstudio.store.measure;
