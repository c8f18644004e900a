package com.aifilmstudio.local.cli.watch;

import com.aifilmstudio.core.films.FilmView;

/** What one look at a film gave. */
public sealed interface Look {

  /** The film as it is now. */
  record Seen(FilmView film) implements Look {}

  /** The operator has no such film: it has not seen it yet, or it was deleted. */
  record Unknown() implements Look {}

  /** Nobody can tell now, as while the operator is started again. */
  record Away() implements Look {}
}
