package com.aifilmstudio.store.shot;

/**
 * What is needed to take a rendered shot over. It is noted beside the files in the object store,
 * where it outlives a database that is put back to an earlier time.
 *
 * @param quality QualityReport as JSON
 */
public record FinishedShot(
    String recipe,
    String contentKey,
    String numericClass,
    String key,
    String sha256,
    long bytes,
    String quality) {

  /** Where the notes of all renderings of a recipe are. */
  public static String notes(String recipe) {
    return "finished/" + recipe + "/";
  }

  /** Where this one's is; a later rendering of the same content takes its place. */
  public String note() {
    return note(recipe, contentKey);
  }

  public static String note(String recipe, String contentKey) {
    return notes(recipe) + contentKey + ".json";
  }
}
