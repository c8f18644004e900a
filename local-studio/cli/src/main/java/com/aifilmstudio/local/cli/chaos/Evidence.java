package com.aifilmstudio.local.cli.chaos;

import com.aifilmstudio.local.cli.farm.Ledger.LedgerTake;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is found after a trial.
 *
 * @param ordered what was asked for
 * @param films what the API says, by name
 * @param rows what the database says
 * @param takes every attempt
 * @param stored keys of the objects that are in the store
 * @param named keys that rows of the database name, whoever they belong to
 * @param flaws what is wrong with the files of succeeded films, by name
 */
record Evidence(
    List<FilmOrder> ordered,
    Map<String, SeenFilm> films,
    List<Row> rows,
    List<LedgerTake> takes,
    Set<String> stored,
    Set<String> named,
    Map<String, String> flaws) {

  /** A RenderJob. */
  record SeenFilm(
      String uid, String phase, boolean ended, String reason, int shots, Set<String> outputs) {}

  /** A row of the table job; {@code shots} are those that it has as succeeded. */
  record Row(
      String uid, String name, String phase, boolean removed, int shots, Set<String> outputs) {}
}
