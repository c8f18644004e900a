import Link from 'next/link';
import { useState } from 'react';
import { contentOf } from '@/api/studio';
import type { Job } from '@/api/types';
import { ago, count, isOver, statusName, until } from '@/ui/format';
import { Meter } from '@/ui/Meter';
import { skyOf } from '@/ui/sky';
import { useNow } from '@/ui/useNow';

/** A film in the list: its picture first. */
export function FilmCard({ film }: { film: Job }) {
  const now = useNow();
  const over = isOver(film.status);
  return (
    <Link className="card" href={`/film/?id=${film.id}`} data-status={film.status}>
      <Poster film={film} />
      <span className="card-words">
        <strong className="card-title">{film.title || 'Without a title'}</strong>
        <span className="card-state">
          <span className="state" data-status={film.status}>
            {statusName(film.status)}
          </span>
          <span>{detail(film, now)}</span>
        </span>
        {!over && film.progress && (
          <Meter part={film.progress.percent / 100} label={`Progress of ${film.title}`} />
        )}
      </span>
    </Link>
  );
}

function Poster({ film }: { film: Job }) {
  const [missing, setMissing] = useState(false);
  const show = film.status === 'succeeded' && !missing;
  return (
    <span className="frame" data-sky={skyOf(film.title)}>
      {show && (
        <img src={contentOf(film.id, 'poster')} alt="" loading="lazy" onError={() => setMissing(true)} />
      )}
    </span>
  );
}

function detail(film: Job, now: Date): string {
  if (isOver(film.status)) return ago(film.finished_at ?? film.created_at, now);
  if (film.status === 'queued') {
    if (film.start) return `begins in ${until(film.start.p50, now)}`;
    return film.position ? `number ${film.position} in the queue` : 'in the queue';
  }
  const { shots } = film.progress ?? {};
  const done = shots ? `${shots.succeeded} of ${count(shots.total, 'shot')}` : film.phase;
  return film.finish ? `${done}, ${until(film.finish.p50, now)} left` : done;
}
