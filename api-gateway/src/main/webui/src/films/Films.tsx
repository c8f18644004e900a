'use client';

import Link from 'next/link';
import { useCallback, useState } from 'react';
import { studio } from '@/api/studio';
import type { Status } from '@/api/types';
import { Trouble } from '@/ui/Trouble';
import { statusName } from '@/ui/format';
import { useRead } from '@/ui/useRead';
import { FilmCard } from './FilmCard';
import { matching } from './matching';
import { useGridKeys } from './useGridKeys';

const FILTERS: ('' | Status)[] = ['', 'running', 'queued', 'paused', 'succeeded', 'failed', 'canceled'];
const REFRESH = 5000;
const STEP = 24;

/** All films of the account, the latest first. */
export function Films() {
  const [status, setStatus] = useState<'' | Status>('');
  const [words, setWords] = useState('');
  const [limit, setLimit] = useState(STEP);
  const read = useCallback(
    (signal: AbortSignal) => studio.films({ status, limit }, signal),
    [status, limit],
  );
  const { value: page, problem, again } = useRead(read, REFRESH);
  const films = matching(page?.data ?? [], words);
  const grid = useGridKeys();

  if (problem && !page) return <Trouble problem={problem} again={again} />;
  return (
    <>
      <div className="heading">
        <h1>Films</h1>
        <Link className="button primary" href="/new/">
          New film
        </Link>
      </div>
      <div className="filters">
        <div role="group" aria-label="Show" className="chips">
          {FILTERS.map((filter) => (
            <button
              key={filter}
              type="button"
              aria-pressed={status === filter}
              onClick={() => setStatus(filter)}
            >
              {filter === '' ? 'All' : statusName(filter)}
            </button>
          ))}
        </div>
        <input
          type="search"
          aria-label="Search films"
          placeholder="Search  /"
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      </div>
      {problem && <Trouble problem={problem} />}
      {page && films.length === 0 && <Nothing filtered={status !== '' || words !== ''} />}
      <ul className="films" ref={grid.ref} onKeyDown={grid.onKeyDown} aria-busy={!page}>
        {films.map((film) => (
          <li key={film.id}>
            <FilmCard film={film} />
          </li>
        ))}
      </ul>
      {page?.next_after && (
        <p className="more">
          <button type="button" className="button" onClick={() => setLimit((n) => n + STEP)}>
            Earlier films
          </button>
        </p>
      )}
    </>
  );
}

function Nothing({ filtered }: { filtered: boolean }) {
  if (filtered) return <p className="empty">No film is like that.</p>;
  return (
    <section className="empty">
      <h2>Your first film begins as a text</h2>
      <p>Write a few lines of a screenplay. You see its shots and what it costs before you order it.</p>
      <p>
        <Link className="button primary" href="/new/">
          Write a script
        </Link>
      </p>
    </section>
  );
}
