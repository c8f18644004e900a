package com.aifilmstudio.renderpod.worker;

import com.aifilmstudio.core.failure.FailureCode;
import com.aifilmstudio.core.protocol.CutOrder;
import com.aifilmstudio.core.protocol.CutOrder.CutShot;
import com.aifilmstudio.core.protocol.QualityReport;
import com.aifilmstudio.renderpod.assemble.CutOutcome;
import com.aifilmstudio.renderpod.assemble.FilmCutter;
import com.aifilmstudio.renderpod.assemble.SlateBoard;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Carries out a cut order: fetches the shots, has the film cut, and answers for the result. */
final class FilmAssembly {

  private final Fetcher fetcher;
  private final FilmCutter cutter;

  FilmAssembly(Fetcher fetcher, FilmCutter cutter) {
    this.fetcher = fetcher;
    this.cutter = cutter;
  }

  TaskOutcome assemble(CutOrder order, TaskDesk desk) throws Exception {
    desk.pulse().enter("load");
    List<Path> shots = new ArrayList<>();
    for (var shot : order.shots()) {
      var ending = desk.ending();
      if (ending.isPresent()) {
        return new TaskOutcome.Left(ending.get());
      }
      var file = desk.folder().resolve("%04d.mp4".formatted(shots.size()));
      shots.add(desk.whileWanted("fetch", () -> get(shot, order, file)));
      desk.pulse().step(shots.size(), order.shots().size());
    }
    desk.pulse().enter("cut");
    return switch (desk.whileWanted("assemble", () -> cutter.cut(order, shots, desk.folder()))) {
      case CutOutcome.Cut(var files) ->
          new TaskOutcome.Made(files, new QualityReport(Map.of(), List.of()));
      case CutOutcome.NotConforming failed ->
          new TaskOutcome.Failed(FailureCode.FILM_NOT_CONFORMING, failed.message());
    };
  }

  private Path get(CutShot shot, CutOrder order, Path file) throws Exception {
    if (shot.slate().isEmpty()) {
      return fetcher.fetch(shot, file);
    }
    SlateBoard.write(shot, order, file);
    return file;
  }
}
