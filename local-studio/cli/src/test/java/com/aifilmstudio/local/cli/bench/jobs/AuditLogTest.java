package com.aifilmstudio.local.cli.bench.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.aifilmstudio.local.cli.bench.jobs.AuditLog.Write;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditLogTest {
  @TempDir Path folder;

  private AuditLog log;

  @BeforeEach
  void aLog() throws IOException {
    log = new AuditLog(folder.resolve("audit.log"));
    write("admin", "create", "nodes", null, 201);
  }

  @Test
  void writesBetweenTwoPlacesAreCountedByWhatTheyAre() throws IOException {
    long from = log.end();
    write("admin", "create", "renderjobs", null, 201);
    write("system:serviceaccount:render-system:operator", "patch", "renderjobs", "status", 200);
    write("system:serviceaccount:render-system:operator", "patch", "renderjobs", "status", 200);
    long to = log.end();
    write("admin", "delete", "renderjobs", null, 200);

    assertThat(log.writes(from, to))
        .isEqualTo(
            Map.of(
                new Write("admin", "create", "renderjobs", 201), 1L,
                new Write("render-system:operator", "patch", "renderjobs/status", 200), 2L));
  }

  @Test
  void onlyThePersonsOwnCreationIsAnOrder() {
    assertThat(new Write("admin", "create", "jobs", 201).isOrder("jobs")).isTrue();
    assertThat(new Write("admin", "create", "pods", 201).isOrder("jobs")).isFalse();
    assertThat(new Write("kube-system:job-controller", "create", "jobs", 201).isOrder("jobs"))
        .isFalse();
  }

  private void write(String who, String verb, String what, String part, int answer)
      throws IOException {
    var subresource = part == null ? "" : ",\"subresource\":\"%s\"".formatted(part);
    Files.writeString(
        log.file(),
        """
        {"stage":"ResponseComplete","verb":"%s","user":{"username":"%s"},\
        "objectRef":{"resource":"%s"%s},"responseStatus":{"code":%d}}
        """
            .formatted(verb, who, what, subresource, answer),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }
}
