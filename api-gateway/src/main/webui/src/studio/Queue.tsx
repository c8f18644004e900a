import type { QueuedFilm, Some } from '@/api/types';
import { ago, statusName, until } from '@/ui/format';
import { Table } from './Table';

/** Films that are not over, of all accounts. */
export function Queue({ films, now }: { films: Some<QueuedFilm>; now: Date }) {
  return (
    <Table
      name="Queue"
      none="No film is under way."
      more={films.more}
      heads={['Ordered', 'Film', 'Account', 'State', 'Shots', 'Place', 'Done in']}
      rows={films.data.map((film) => ({
        key: film.job,
        cells: [
          ago(film.created_at, now),
          <code key="job">{film.job.slice(-8)}</code>,
          film.account,
          <span key="state" className="state" data-status={film.status}>
            {statusName(film.status)}
          </span>,
          film.shots ? `${film.shots_done} of ${film.shots}` : '',
          film.position ?? '',
          film.finish ? until(film.finish, now) : '',
        ],
      }))}
    />
  );
}
