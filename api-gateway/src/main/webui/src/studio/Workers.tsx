import type { Some, Worker } from '@/api/types';
import { ago } from '@/ui/format';
import { Table } from './Table';

/** Each worker and what it does. */
export function Workers({ workers, now }: { workers: Some<Worker>; now: Date }) {
  return (
    <Table
      name="Workers"
      none="There are no workers; a pool starts some when a film is ordered."
      more={workers.more}
      heads={['Worker', 'Node', 'State', 'Does', 'Heard of']}
      rows={workers.data.map((worker) => ({
        key: worker.id,
        cells: [worker.pod, worker.node, worker.state, doing(worker), ago(worker.seen_at, now)],
      }))}
    />
  );
}

function doing({ work }: Worker): string {
  if (!work) return '';
  const what = work.shot ?? 'cut';
  const far = work.steps ? ` ${work.step} of ${work.steps}` : '';
  return `${what} of ${work.job.slice(-8)}${work.stage ? `, ${work.stage}${far}` : ''}`;
}
