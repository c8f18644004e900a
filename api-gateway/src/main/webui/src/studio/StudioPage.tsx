'use client';

import { useCallback } from 'react';
import { studio } from '@/api/studio';
import { count } from '@/ui/format';
import { Trouble } from '@/ui/Trouble';
import { useNow } from '@/ui/useNow';
import { useRead } from '@/ui/useRead';
import { DeadLetters } from './DeadLetters';
import { Pools } from './Pools';
import { Queue } from './Queue';
import { Workers } from './Workers';

const OFTEN = 3000;
const SELDOM = 15_000;

/** How the studio runs, for those who look after it. */
export function StudioPage() {
  const now = useNow();
  const pools = useRead(useCallback((signal: AbortSignal) => studio.pools(signal), []), OFTEN);
  const workers = useRead(useCallback((signal: AbortSignal) => studio.workers(signal), []), OFTEN);
  const queue = useRead(useCallback((signal: AbortSignal) => studio.queue(signal), []), OFTEN);
  const letters = useRead(useCallback((signal: AbortSignal) => studio.deadLetters(signal), []), SELDOM);
  if (pools.problem && !pools.value) return <Trouble problem={pools.problem} again={pools.again} />;
  const busy = pools.value?.data.reduce((sum, pool) => sum + pool.workers.busy, 0) ?? 0;
  return (
    <>
      <div className="heading">
        <h1>Studio</h1>
        {queue.value && (
          <p className="faint">
            {count(queue.value.data.length, 'film')}
            {queue.value.more && ' and more'} under way, {count(busy, 'worker')} at work
          </p>
        )}
      </div>
      {pools.problem && <Trouble problem={pools.problem} />}
      {pools.value && <Pools pools={pools.value.data} now={now} />}
      {letters.value && letters.value.data.length > 0 && <DeadLetters letters={letters.value} now={now} />}
      {queue.value && <Queue films={queue.value} now={now} />}
      {workers.value && <Workers workers={workers.value} now={now} />}
    </>
  );
}
