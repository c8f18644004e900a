package com.aifilmstudio.operator.dispatch;

import com.aifilmstudio.core.protocol.Complete.Output;
import com.aifilmstudio.core.protocol.TaskKind;
import com.aifilmstudio.core.protocol.UploadGrants;
import com.aifilmstudio.core.protocol.UploadGrants.Grant;
import com.aifilmstudio.core.protocol.Uploads.File;
import com.aifilmstudio.operator.objects.ObjectName;
import com.aifilmstudio.operator.objects.ObjectStore;
import com.aifilmstudio.operator.start.StudioConfig;
import com.aifilmstudio.store.Database;
import com.aifilmstudio.store.task.CutInput;
import com.aifilmstudio.store.task.HeldLease;
import com.aifilmstudio.store.task.Lease;
import com.aifilmstudio.store.upload.GrantedUpload;
import com.aifilmstudio.store.upload.Uploads;
import jakarta.inject.Singleton;
import java.util.List;

/** The files of an attempt: granted, signed for, and looked at when they are reported. */
@Singleton
class TakeFiles {

  private final Database database;
  private final ObjectStore objects;
  private final Desk desk;
  private final String films;

  TakeFiles(Database database, ObjectStore objects, Desk desk, StudioConfig config) {
    this.database = database;
    this.objects = objects;
    this.desk = desk;
    this.films = config.objects().filmsBucket();
  }

  /** The grants are committed first: an object may lack a row's reference, never a row. */
  UploadGrants grant(Lease lease, HeldLease held, List<File> files) {
    UploadWishes.check(held.kind(), files);
    var granted =
        files.stream()
            .map(file -> new GrantedUpload(key(lease, held, file), file.bytes(), file.sha256()))
            .toList();
    desk.grant(new Uploads.Wish(held.job(), lease.task(), lease.epoch(), granted));
    return new UploadGrants(
        files.stream().map(file -> sign(file, key(lease, held, file))).toList());
  }

  private static String key(Lease lease, HeldLease held, File file) {
    return Uploads.key(held.job(), lease.task(), lease.epoch(), file.name());
  }

  private Grant sign(File file, String key) {
    var put =
        objects.signPut(
            new ObjectName(films, key), file.bytes(), file.sha256(), Addresses.FOR_WRITING);
    return new Grant(file.name(), key, put.url(), put.headers());
  }

  /** Refuses a completion whose files are not there. */
  void demandStored(Lease lease, HeldLease held, List<Output> outputs) {
    var ordered =
        held.kind() == TaskKind.ASSEMBLE
            ? CutInput.orderedOutputs(database.sql(), held.job())
            : List.<String>of();
    OutputCheck.problem(
            outputs,
            OutputCheck.expected(held.kind(), ordered),
            desk.granted(lease.task(), lease.epoch()),
            output -> objects.look(new ObjectName(films, output.key())))
        .ifPresent(
            problem -> {
              throw Refusal.outputs(problem);
            });
  }
}
