import type { Job } from '@/api/types';

/** The films in whose title, id or labels all words are found, wherever. */
export function matching(films: readonly Job[], words: string): Job[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  return films.filter((film) => {
    const text = [film.title, film.id, ...Object.entries(film.labels ?? {}).flat()]
      .join(' ')
      .toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}
