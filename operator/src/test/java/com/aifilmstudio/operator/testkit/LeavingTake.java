package com.aifilmstudio.operator.testkit;

import com.aifilmstudio.core.Json;
import com.aifilmstudio.core.protocol.CheckpointMade;
import com.aifilmstudio.core.protocol.Claim;
import com.aifilmstudio.core.protocol.Fail;
import com.aifilmstudio.core.protocol.UploadGrants;
import com.aifilmstudio.core.protocol.Uploads;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A take that is shown once, kept in two checkpoints, and left to another. */
record LeavingTake(TestWorker worker, Claim claim) {

  /** Looks like a JPEG from its first bytes, which is all that dispatch looks at. */
  static final byte[] PICTURE = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 1, 2, 3};

  static byte[] state(int step) {
    return ("the state after step " + step).getBytes(StandardCharsets.UTF_8);
  }

  void run() throws InterruptedException {
    var lease = "/dispatch/v1/leases/" + claim.lease().id();
    int epoch = claim.lease().epoch();
    worker.postPicture(lease + "/preview?epoch=" + epoch, PICTURE);
    for (int step = 7; step <= 8; step++) {
      var name = "checkpoint-0-%d.safetensors".formatted(step);
      var bytes = state(step);
      var sha256 = TestWorker.sha256(bytes);
      var file = new Uploads.File(name, bytes.length, sha256);
      var grants = worker.post(lease + "/uploads", new Uploads(epoch, List.of(file)));
      worker.put(Json.read(grants.body(), UploadGrants.class).files().getFirst(), bytes);
      worker.post(
          lease + "/checkpoint", new CheckpointMade(epoch, 0, step, name, sha256, "compatible"));
    }
    worker.post(lease + "/fail", new Fail(epoch, "WORKER.DRAINED", "left to another", true));
  }
}
