'use client';

import { useSearchParams } from 'next/navigation';
import { Trouble } from '@/ui/Trouble';
import { FilmPage } from './FilmPage';
import { useFilm } from './useFilm';

export function FilmById() {
  const id = useSearchParams().get('id') ?? '';
  return <Followed key={id} id={id} />;
}

function Followed({ id }: { id: string }) {
  const film = useFilm(id);
  if (film.state) return <FilmPage {...film} state={film.state} />;
  if (film.problem) return <Trouble problem={film.problem} again={film.again} />;
  return <p className="loading" role="status">Fetching the film</p>;
}
