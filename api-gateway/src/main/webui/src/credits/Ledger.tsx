import Link from 'next/link';
import type { StatementLine } from '@/api/types';
import { about, credits, day, time } from '@/ui/format';
import { nameOf } from './kinds';

/** Postings, each with what it moved. */
export function Ledger({ lines }: { lines: StatementLine[] }) {
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label="Postings">
      <table className="ledger">
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">What</th>
            <th scope="col">Film</th>
            <th scope="col" className="figure">
              Credits
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.kind + line.subject}>
              <td>
                {day(line.at)} <span className="faint">{time(line.at)}</span>
              </td>
              <td>
                {nameOf(line.kind)}
                {line.gpu_seconds ? <span className="faint"> {about(line.gpu_seconds)} of GPU</span> : null}
              </td>
              <td>{line.job && <Link href={`/film/?id=${line.job}`}>open</Link>}</td>
              <td className="figure" data-sign={Math.sign(line.amount)}>
                {credits(line.amount)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
