package com.aifilmstudio.local.cli.bench.claims;

import com.aifilmstudio.core.protocol.Complete;
import com.aifilmstudio.core.protocol.QualityReport;
import com.aifilmstudio.local.cli.CannotDo;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.WorkerId;
import com.aifilmstudio.store.task.ClaimAnswer.Claimed;
import com.aifilmstudio.store.task.ClaimedTask;
import com.aifilmstudio.store.task.Claims;
import com.aifilmstudio.store.task.Reports;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A claim and a completion as a script for pgbench: the statements that the store really sends are
 * listened to, and what differs from task to task becomes a variable. So the script cannot drift
 * from the code.
 */
final class ClaimStatements {

  private final List<String> heard;

  private ClaimStatements(List<String> heard) {
    this.heard = heard;
  }

  /** Claims one task and completes it, and makes the script of what was said meanwhile. */
  static String script(Database database, WorkerId worker) {
    var heard = new Heard(database);
    var statements = new ClaimStatements(heard.statements());
    var clock = InstantSource.system();
    if (!(new Claims(database, clock).claim(worker) instanceof Claimed(ClaimedTask task))) {
      throw new CannotDo("There is nothing to claim.");
    }
    int claim = statements.heard.size();
    var key = "jobs/%s/%s/1/shot.mp4".formatted(task.job(), task.lease().task());
    var output = new Complete.Output("shot.mp4", key, EmptyStore.BYTES, EmptyStore.SHA256);
    var report = new QualityReport(Map.of("motion", 0.7), List.of());
    new Reports(database, clock)
        .complete(
            task.lease(), new Complete(1, List.of(output), report, Map.of("gpuSeconds", 0.0)));
    return statements.script(task, worker, claim);
  }

  private String script(ClaimedTask task, WorkerId worker, int claim) {
    var account =
        heard.stream()
            .filter(statement -> statement.startsWith("with \"leased\""))
            .findFirst()
            .orElseThrow()
            .replaceFirst("(?s).*\"account\" = '([^']*)'.*", "$1");
    var variables = new LinkedHashMap<String, String>();
    variables.put(worker.value(), "me_id");
    variables.put(task.lease().task().value(), "task_id");
    variables.put(task.shot().orElseThrow().value(), "task_shot_id");
    variables.put(task.job().value(), "task_job_id"); // after those that contain it
    variables.put(account, "account_name");
    var script = new StringBuilder();
    script.append("select id from worker where pod = 'pgbench' || :client_id \\gset me_\n");
    for (int i = 0; i < heard.size(); i++) {
      script.append(general(heard.get(i), variables));
      script.append(i < claim ? end(heard.get(i)) : ";").append('\n');
    }
    return script.toString();
  }

  /** What later statements need is kept. */
  private static String end(String statement) {
    if (statement.startsWith("with \"leased\"")) {
      return " \\gset task_";
    }
    return statement.contains("for no key update of") ? " \\gset account_" : ";";
  }

  private static String general(String statement, Map<String, String> variables) {
    var text =
        statement
            .replaceAll("timestamp with time zone '[^']*'|'[^']*'::timestamptz", "now()")
            .replaceAll("'tak_[0-9A-Z]{26}'", "gen_random_uuid()::varchar");
    for (var variable : variables.entrySet()) {
      text =
          text.replace("'" + variable.getKey() + "'", ":" + variable.getValue())
              .replace(variable.getKey(), "' || :" + variable.getValue() + " || '");
    }
    return text;
  }
}
