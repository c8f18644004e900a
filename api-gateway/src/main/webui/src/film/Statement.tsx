import { useCallback } from 'react';
import { studio } from '@/api/studio';
import type { Job } from '@/api/types';
import { nameOf } from '@/credits/kinds';
import { about, credits, time } from '@/ui/format';
import { useRead } from '@/ui/useRead';

/** What the film has cost so far, posting by posting. */
export function Statement({ job }: { job: Job }) {
  const { id, status } = job;
  const done = job.progress?.shots.succeeded;
  const read = useCallback(
    (signal: AbortSignal) => studio.statementOf(id, signal),
    // Read again when there can be something new.
    [id, status, done],
  );
  const { value: statement } = useRead(read);
  if (!statement) return null;
  return (
    <section className="panel" aria-label="Statement">
      <div className="heading small">
        <h2>Statement</h2>
        <p>
          {credits(statement.paid)} credits paid
          {statement.held > 0 && <span className="faint">, {credits(statement.held)} held</span>}
        </p>
      </div>
      <p className="faint">{statement.price}</p>
      <div className="scroll" tabIndex={0} role="region" aria-label="Postings">
        <table className="ledger">
          <thead>
            <tr>
              <th scope="col">When</th>
              <th scope="col">What</th>
              <th scope="col" className="figure">Held</th>
              <th scope="col" className="figure">Paid</th>
            </tr>
          </thead>
          <tbody>
            {statement.lines.map((line) => (
              <tr key={line.kind + line.subject}>
                <td>{time(line.at)}</td>
                <td>
                  {nameOf(line.kind)}
                  {line.gpu_seconds > 0 && <span className="faint"> {about(line.gpu_seconds)} of GPU</span>}
                </td>
                <td className="figure">{line.held === 0 ? '' : credits(line.held)}</td>
                <td className="figure">{line.paid === 0 ? '' : credits(line.paid)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
