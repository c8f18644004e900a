/**
 * The newest picture of each shot that is being rendered, in memory alone: dispatch puts them in
 * and the films API reads them. They are lost with the process and made again within seconds.
 */
package com.aifilmstudio.operator.previews;
