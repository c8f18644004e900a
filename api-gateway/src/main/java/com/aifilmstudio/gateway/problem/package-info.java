/**
 * Every refusal and every fault as the caller sees it: RFC 9457 problems, made here and nowhere
 * else. Features throw a {@link com.aifilmstudio.gateway.problem.ProblemException}.
 */
package com.aifilmstudio.gateway.problem;
