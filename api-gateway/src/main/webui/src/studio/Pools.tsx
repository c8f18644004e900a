import type { Pool } from '@/api/types';
import { ago, count, until } from '@/ui/format';

/** Each pool: its workers, what waits for them, and what keeps them from it. */
export function Pools({ pools, now }: { pools: Pool[]; now: Date }) {
  return (
    <div className="pools">
      {pools.map((pool) => (
        <section key={pool.name} className="panel" aria-label={`Pool ${pool.name}`}>
          <h2>{pool.name}</h2>
          <p className="faint">
            {pool.engine}, {pool.gpu}
            {!pool.open && ', not for ordered films'}
          </p>
          <Places pool={pool} />
          <dl className="facts">
            <Fact name="At work" value={pool.workers.busy} />
            <Fact name="Free" value={pool.workers.idle} />
            <Fact name="Loading" value={pool.workers.loading} />
            <Fact name="Leaving" value={pool.workers.draining} />
            <Fact name="Shots waiting" value={pool.waiting} />
          </dl>
          {pool.pause && (
            <p className="warn">
              Paused {ago(pool.pause.since, now)}: {pool.pause.message} ({pool.pause.code}); one worker
              tries again in {until(pool.pause.next_trial, now)}.
            </p>
          )}
          {pool.quarantined.map((node) => (
            <p className="warn" key={node.node}>
              {node.node} was set aside {ago(node.since, now)}: {node.reason} ({node.code})
            </p>
          ))}
        </section>
      ))}
    </div>
  );
}

/** A place for each worker that may be there; filled as they are used. */
function Places({ pool }: { pool: Pool }) {
  const { busy, idle, loading, draining, max, wanted } = pool.workers;
  const there = busy + idle + loading + draining;
  const states = [
    ...Array<string>(busy).fill('busy'),
    ...Array<string>(idle).fill('idle'),
    ...Array<string>(loading).fill('loading'),
    ...Array<string>(draining).fill('draining'),
    ...Array<string>(Math.max(0, Math.min(max, 64) - there)).fill('none'),
  ].slice(0, 64);
  return (
    <>
      <div className="places" aria-hidden="true">
        {states.map((state, i) => (
          <span key={i} data-state={state} />
        ))}
      </div>
      <p className="faint">
        {count(there, 'worker')} of at most {max}
        {wanted !== there && `, ${wanted} wanted`}
      </p>
    </>
  );
}

function Fact({ name, value }: { name: string; value: number }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="figure">{value}</dd>
    </div>
  );
}
