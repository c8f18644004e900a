package com.aifilmstudio.local.cli.chaos;

import static com.aifilmstudio.store.schema.Tables.CLIENT_UPLOAD;
import static com.aifilmstudio.store.schema.Tables.JOB;
import static com.aifilmstudio.store.schema.Tables.OUTPUT;
import static com.aifilmstudio.store.schema.Tables.SHOT;

import com.aifilmstudio.api.v1alpha1.DeliveredFile;
import com.aifilmstudio.api.v1alpha1.RenderJob;
import com.aifilmstudio.local.cli.Checkout;
import com.aifilmstudio.local.cli.chaos.Evidence.Row;
import com.aifilmstudio.local.cli.chaos.Evidence.SeenFilm;
import com.aifilmstudio.local.cli.farm.Farm;
import com.aifilmstudio.local.cli.farm.FarmFilm.Look;
import com.aifilmstudio.local.cli.farm.Videos;
import com.aifilmstudio.local.cli.farm.Videos.Video;
import com.aifilmstudio.local.cli.film.Delivery;
import com.aifilmstudio.local.parts.objects.ObjectStore;
import com.aifilmstudio.store.shot.FinishedShot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jooq.impl.DSL;

/** Collects what is found of a farm after a trial: API, database, object store, files. */
final class Inquest {
  private final Farm farm;
  private final Checkout checkout;
  private final List<FilmOrder> ordered;

  Inquest(Farm farm, Checkout checkout, List<FilmOrder> ordered) {
    this.farm = farm;
    this.checkout = checkout;
    this.ordered = ordered;
  }

  /** Quick enough to be asked again and again. */
  Evidence withoutFiles() {
    return with(Map.of());
  }

  /** With every succeeded film fetched and decoded. */
  Evidence withFiles() throws IOException {
    return with(flaws());
  }

  private Evidence with(Map<String, String> flaws) {
    return new Evidence(
        ordered,
        farm.films().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, film -> seen(film.getValue()))),
        rows(),
        farm.ledger().takes(),
        stored(),
        named(),
        flaws);
  }

  private static SeenFilm seen(RenderJob film) {
    var status = film.getStatus();
    return status == null
        ? new SeenFilm(film.getMetadata().getUid(), "", false, "", 0, Set.of())
        : new SeenFilm(
            film.getMetadata().getUid(),
            Farm.phase(film),
            Farm.hasEnded(film),
            status.reason(),
            status.shots() == null ? 0 : status.shots().succeeded(),
            status.outputs().stream().map(DeliveredFile::key).collect(Collectors.toSet()));
  }

  private List<Row> rows() {
    var sql = farm.ledger().sql();
    var outputs =
        sql.select(OUTPUT.JOB_ID, OUTPUT.KEY).from(OUTPUT).fetchGroups(OUTPUT.JOB_ID, OUTPUT.KEY);
    var shots =
        sql.select(SHOT.JOB_ID, DSL.count())
            .from(SHOT)
            .where(SHOT.PHASE.eq("Succeeded"))
            .groupBy(SHOT.JOB_ID)
            .fetchMap(SHOT.JOB_ID, DSL.count());
    return sql.select(JOB.ID, JOB.UID, JOB.NAME, JOB.PHASE, JOB.REMOVED_AT)
        .from(JOB)
        .where(JOB.UID.isNotNull())
        .fetch(
            row ->
                new Row(
                    row.get(JOB.UID),
                    row.get(JOB.NAME),
                    row.get(JOB.PHASE),
                    row.get(JOB.REMOVED_AT) != null,
                    shots.getOrDefault(row.get(JOB.ID), 0),
                    Set.copyOf(outputs.getOrDefault(row.get(JOB.ID), List.of()))));
  }

  private Set<String> stored() {
    return farm
        .objects()
        .listObjectsV2Paginator(list -> list.bucket(ObjectStore.FILMS))
        .contents()
        .stream()
        .map(object -> object.key())
        .collect(Collectors.toSet());
  }

  /** By a shot, as a delivered file or as handed in; a grant of an upload alone will be swept. */
  private Set<String> named() {
    var sql = farm.ledger().sql();
    var named = new HashSet<String>();
    named.addAll(sql.select(OUTPUT.KEY).from(OUTPUT).fetch(OUTPUT.KEY));
    named.addAll(sql.select(CLIENT_UPLOAD.KEY).from(CLIENT_UPLOAD).fetch(CLIENT_UPLOAD.KEY));
    sql.select(SHOT.OUTPUT_KEY, SHOT.RECIPE, SHOT.CONTENT_KEY)
        .from(SHOT)
        .where(SHOT.OUTPUT_KEY.isNotNull())
        .forEach(
            shot -> {
              named.add(shot.get(SHOT.OUTPUT_KEY));
              // Beside it lies the note by which it is found again after a restore.
              named.add(FinishedShot.note(shot.get(SHOT.RECIPE), shot.get(SHOT.CONTENT_KEY)));
            });
    return named;
  }

  private Map<String, String> flaws() throws IOException {
    var folder = farm.embedding().home().folder("audit");
    var files = new TreeMap<String, Path>();
    for (var film : farm.films().entrySet()) {
      if (Farm.phase(film.getValue()).equals("Succeeded")) {
        files.put(
            film.getKey(), new Delivery(film.getValue(), farm.objects()).copyTo(folder).film());
      }
    }
    var names = List.copyOf(files.keySet());
    var videos = new Videos(checkout).look(List.copyOf(files.values()));
    var flaws = new HashMap<String, String>();
    for (int i = 0; i < names.size(); i++) {
      var wanted = wanted(names.get(i));
      if (!videos.get(i).equals(wanted)) {
        flaws.put(names.get(i), videos.get(i) + " instead of " + wanted);
      }
    }
    return flaws;
  }

  private Video wanted(String name) {
    int shots =
        ordered.stream().filter(film -> film.name().equals(name)).mapToInt(FilmOrder::shots).sum();
    var look = Look.LEAST;
    return new Video(
        "h264",
        look.width(),
        look.height(),
        look.framesPerSecond() + "/1",
        (long) shots * look.seconds() * look.framesPerSecond(),
        Optional.empty());
  }
}
