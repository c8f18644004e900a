import type { Shot } from '@/api/types';
import { about, length } from '@/ui/format';

/** One shot: what it shows, how it was made, and what was seen in its frames. */
export function ShotPanel({ shot }: { shot: Shot }) {
  return (
    <section className="panel" aria-label={`Shot ${shot.name}`}>
      <h2>{shot.name}</h2>
      <p className="lead">{shot.prompt}</p>
      {shot.error && <p className="warn">{shot.error.message}</p>}
      <dl className="facts">
        <div>
          <dt>Length</dt>
          <dd>{length(shot.seconds)}</dd>
        </div>
        <div>
          <dt>Seed</dt>
          <dd className="figure">{shot.seed}</dd>
        </div>
        <div>
          <dt>Takes</dt>
          <dd>{shot.reused ? 'none, reused from an earlier film' : shot.attempt}</dd>
        </div>
        {shot.usage.gpu_seconds > 0 && (
          <div>
            <dt>GPU time</dt>
            <dd>{about(shot.usage.gpu_seconds)}</dd>
          </div>
        )}
      </dl>
      <Quality shot={shot} />
    </section>
  );
}

function Quality({ shot }: { shot: Shot }) {
  if (!shot.findings) return null;
  return (
    <>
      <h3>Quality</h3>
      {shot.findings.length > 0 ? (
        <ul className="findings">
          {shot.findings.map((finding) => (
            <li key={finding.check}>
              <strong>{finding.check}</strong> {finding.message}
            </li>
          ))}
        </ul>
      ) : (
        <p className="good">Nothing was found: not black, frozen, flat, noisy or flickering.</p>
      )}
    </>
  );
}
