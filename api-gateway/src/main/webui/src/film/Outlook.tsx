import { Meter } from '@/ui/Meter';
import { count, percent, time, until } from '@/ui/format';
import { useNow } from '@/ui/useNow';
import { progress, type FilmState } from './state';

/** How far it is and when it will be done. */
export function Outlook({ state }: { state: FilmState }) {
  const now = useNow();
  const { job, shots } = state;
  const part = Math.max(progress(shots), (job.progress?.percent ?? 0) / 100);
  const done = shots.filter((shot) => shot.status === 'succeeded').length;
  return (
    <section className="outlook" aria-label="Progress">
      <Meter part={part} label="Progress of the film" />
      <p>
        <strong>{percent(part)}</strong>
        <span>
          {done} of {count(shots.length, 'shot')}
        </span>
        {job.start && <span>begins in {until(job.start.p50, now)}</span>}
        {job.position && <span>number {job.position} in the queue</span>}
        {job.finish && (
          <span>
            done about {time(job.finish.p50)}, nearly surely by {time(job.finish.p90)}
          </span>
        )}
        {job.status === 'paused' && <span>{job.message ?? 'nothing is rendered while it is paused'}</span>}
      </p>
    </section>
  );
}
