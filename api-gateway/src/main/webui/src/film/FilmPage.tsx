import { useState } from 'react';
import { Trouble } from '@/ui/Trouble';
import { isOver, statusName } from '@/ui/format';
import { Actions } from './Actions';
import { Downloads } from './Downloads';
import { Outlook } from './Outlook';
import { ShotPanel } from './ShotPanel';
import { Stage } from './Stage';
import { Statement } from './Statement';
import { Timeline } from './Timeline';
import { chosen } from './chosen';
import type { FilmState } from './state';
import type { Following } from './useFilm';

/** One film: while it is made, and as it is. */
export function FilmPage({ state, etag, live, problem, again }: Following & { state: FilmState }) {
  const [picked, setPicked] = useState<string>();
  const { job, shots } = state;
  const shot = chosen(shots, picked);
  const over = isOver(job.status);
  return (
    <article className="film">
      <title>{`${job.title || 'Film'} · AI Film Studio`}</title>
      <div className="heading">
        <div>
          <h1>{job.title || 'Without a title'}</h1>
          <p className="card-state" role="status">
            <span className="state" data-status={job.status}>
              {statusName(job.status)}
            </span>
            {!over && !live && <span>Not connected; looking now and then</span>}
          </p>
        </div>
        <Actions job={job} etag={etag} changed={again} />
      </div>
      {problem && <Trouble problem={problem} />}
      {job.error && <Failure job={job} />}
      <Stage state={state} shot={shot} picked={picked !== undefined} />
      {!over && <Outlook state={state} />}
      <Timeline state={state} picked={shot?.name} pick={setPicked} />
      <div className="columns">
        {shot && <ShotPanel shot={shot} />}
        <div className="stack">
          {job.status === 'succeeded' && <Downloads id={job.id} />}
          <Statement job={job} />
        </div>
      </div>
    </article>
  );
}

function Failure({ job }: { job: FilmState['job'] }) {
  return (
    <div className="trouble" role="alert">
      <p>
        <strong>{job.error!.message}</strong>
      </p>
      <p className="faint">
        {job.error!.code}
        {job.error!.blame === 'user' ? '' : ' · not your fault; shots that failed so cost nothing'}
      </p>
    </div>
  );
}
