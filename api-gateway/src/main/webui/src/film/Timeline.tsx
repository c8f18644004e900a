import { useRef, type KeyboardEvent } from 'react';
import { contentOf } from '@/api/studio';
import type { Shot } from '@/api/types';
import { length } from '@/ui/format';
import { skyOf } from '@/ui/sky';
import { Frames } from './Frames';
import { shotProgress, type FilmState } from './state';

interface Props {
  state: FilmState;
  picked?: string;
  pick: (shot: string) => void;
}

/** The shots in the order of the film, each as long as it is. */
export function Timeline({ state, picked, pick }: Props) {
  const list = useRef<HTMLOListElement>(null);
  const { job, shots } = state;

  function moved(event: KeyboardEvent) {
    const at = shots.findIndex((shot) => shot.name === picked);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: shots.length - 1 }[event.key];
    const shot = to === undefined ? undefined : shots[to];
    if (!shot) return;
    event.preventDefault();
    pick(shot.name);
    list.current?.querySelectorAll('button')[to!]?.focus();
  }

  return (
    <section aria-label="Shots">
      <ol className="timeline" ref={list} onKeyDown={moved}>
        {shots.map((shot) => (
          <li key={shot.id} style={{ flexGrow: shot.seconds }}>
            <button
              type="button"
              aria-pressed={shot.name === picked}
              tabIndex={shot.name === picked ? 0 : -1}
              onClick={() => pick(shot.name)}
              data-status={shot.status}
            >
              <Thumb state={state} shot={shot} />
              <span className="thumb-words">
                <span>{shot.name}</span>
                <span>{length(shot.seconds)}</span>
              </span>
              <span className="unseen">{told(shot)}</span>
            </button>
          </li>
        ))}
      </ol>
      {job.status === 'succeeded' && <Frames film={contentOf(job.id, 'mp4')} shots={shots} list={list} />}
    </section>
  );
}

function Thumb({ state, shot }: { state: FilmState; shot: Shot }) {
  const picture = state.previews[shot.name] ?? shot.preview;
  return (
    <span className="frame" data-sky={skyOf(shot.prompt)} data-status={shot.status}>
      {state.job.status === 'succeeded' ? (
        <canvas width={192} height={108} aria-hidden="true" />
      ) : (
        picture && <img src={picture} alt="" />
      )}
      {shot.status === 'rendering' && (
        <span className="thumb-bar" style={{ width: `${shotProgress(shot) * 100}%` }} />
      )}
    </span>
  );
}

function told(shot: Shot): string {
  return `, ${shot.status}: ${shot.prompt}`;
}
