package com.aifilmstudio.core.fountain;

import java.util.List;

/** A screenplay as it was written; boneyard (text between slash-stars) is gone. */
public record Screenplay(TitlePage titlePage, List<Element> elements) {

  public Screenplay {
    elements = List.copyOf(elements);
  }
}
