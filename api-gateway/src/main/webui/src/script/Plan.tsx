import type { Estimate, NotUnderstood } from '@/api/types';
import { count, length } from '@/ui/format';
import { skyOf } from '@/ui/sky';
import { Order } from './Order';

interface Props {
  estimate?: Estimate;
  pending: boolean;
  empty: boolean;
  goTo: (line: number) => void;
  seed: number;
  setSeed: (seed: number) => void;
  order: () => void;
  ordering: boolean;
}

/** What the script becomes: scenes, shots, what the model will not understand, and the order. */
export function Plan(props: Props) {
  const { estimate, pending, empty, goTo } = props;
  if (!estimate) return <Beginning empty={empty} />;
  return (
    <div aria-busy={pending} className="plan-body" data-pending={pending || undefined}>
      <p className="plan-sum" role="status">
        <strong>{count(estimate.shots, 'shot')}</strong>
        {estimate.scenes && <span>{count(estimate.scenes.length, 'scene')}</span>}
        <span>{length(estimate.seconds)} of film</span>
      </p>
      <Order {...props} estimate={estimate} />
      {estimate.not_understood.length > 0 && <Warnings all={estimate.not_understood} goTo={goTo} />}
      <ol className="scenes">
        {estimate.scenes?.map((scene) => (
          <li key={scene.number}>
            <h2>{scene.heading}</h2>
            <ol className="shots">
              {estimate.planned
                ?.filter((shot) => shot.scene === scene.number)
                .map((shot) => (
                  <li key={shot.name}>
                    <button type="button" onClick={() => goTo(shot.line)}>
                      <span className="frame" data-sky={skyOf(shot.prompt)} />
                      <span>
                        <span className="faint">
                          {shot.name} · {length(shot.seconds)}
                        </span>
                        {shot.prompt}
                      </span>
                    </button>
                  </li>
                ))}
            </ol>
          </li>
        ))}
      </ol>
    </div>
  );
}

function Beginning({ empty }: { empty: boolean }) {
  if (!empty) return <p className="faint">Reading the script</p>;
  return (
    <div className="faint">
      <p>Here you see what your script becomes, while you write it.</p>
      <ul className="hints">
        <li>
          <code>EXT. SEA - NIGHT</code> begins a scene
        </li>
        <li>a paragraph is a shot</li>
        <li>
          a name in capitals and the lines below it become captions
        </li>
        <li>
          <code>[[shot 3s]]</code> says how long a shot lasts
        </li>
      </ul>
    </div>
  );
}

function Warnings({ all, goTo }: { all: NotUnderstood[]; goTo: (line: number) => void }) {
  return (
    <section className="warn" aria-label="Not understood">
      <h2>The model will not understand</h2>
      <ul>
        {all.map((one, i) => (
          <li key={i}>
            <button type="button" className="link" onClick={() => goTo(one.line)}>
              line {one.line}
            </button>{' '}
            {one.words.length > 0
              ? one.words.map((word) => `“${word}”`).join(', ')
              : 'nothing says what is to be seen; it takes a picture of its own'}
          </li>
        ))}
      </ul>
    </section>
  );
}
