import type { Shot } from '@/api/types';
import { skyOf } from '@/ui/sky';
import { Player } from './Player';
import { beginOf, type FilmState } from './state';

/** The large picture: the film when it is done, until then the shot that is made. */
export function Stage({ state, shot, picked }: { state: FilmState; shot?: Shot; picked: boolean }) {
  if (state.job.status === 'succeeded') {
    const from = picked && shot ? beginOf(state.shots, shot) : undefined;
    return <Player id={state.job.id} title={state.job.title} from={from} />;
  }
  if (!shot) {
    return (
      <div className="stage frame" data-sky={skyOf(state.job.title)}>
        <p className="stage-words">The script becomes shots in a moment.</p>
      </div>
    );
  }
  const picture = state.previews[shot.name] ?? shot.preview;
  return (
    <figure className="stage">
      <div className="frame" data-sky={skyOf(shot.prompt)}>
        {picture && <img src={picture} alt={`${shot.name}: ${shot.prompt}`} />}
      </div>
      <figcaption className="stage-words">
        {shot.prompt}
        {shot.progress && ` · step ${shot.progress.step} of ${shot.progress.steps}`}
      </figcaption>
    </figure>
  );
}

