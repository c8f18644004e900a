/** Keys of programs: made, listed and taken back by people of their account. */
package com.aifilmstudio.gateway.access.key;
