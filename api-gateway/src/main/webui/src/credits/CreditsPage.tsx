'use client';

import { useCallback } from 'react';
import { studio } from '@/api/studio';
import { credits } from '@/ui/format';
import { Trouble } from '@/ui/Trouble';
import { useRead } from '@/ui/useRead';
import { Bars } from './Bars';
import { Ledger } from './Ledger';
import { lastDays } from './days';

/** What the account has, what it used, and each posting. */
export function CreditsPage() {
  const balance = useRead(useCallback((signal: AbortSignal) => studio.credits(signal), []), 15_000);
  const usage = useRead(useCallback((signal: AbortSignal) => studio.usage(signal), []));
  const lines = useRead(useCallback((signal: AbortSignal) => studio.statement(signal), []));
  if (balance.problem && !balance.value) return <Trouble problem={balance.problem} again={balance.again} />;
  const has = balance.value;
  return (
    <>
      <div className="heading">
        <h1>Credits</h1>
        {has?.plan && <p className="faint">Plan {has.plan}{has.postpaid && ', paid afterwards'}</p>}
      </div>
      {has && (
        <dl className="tiles">
          <div className="tile">
            <dt>To spend</dt>
            <dd>{credits(has.available)}</dd>
          </div>
          <div className="tile">
            <dt>Held for films under way</dt>
            <dd>{credits(has.held)}</dd>
          </div>
          {has.monthly_credits > 0 && (
            <div className="tile">
              <dt>New each month</dt>
              <dd>{credits(has.monthly_credits)}</dd>
            </div>
          )}
        </dl>
      )}
      {usage.value && <Bars days={lastDays(usage.value, new Date(), 30)} />}
      {lines.value && lines.value.lines.length > 0 && (
        <section className="panel" aria-label="Statement">
          <h2>Statement</h2>
          <Ledger lines={lines.value.lines} />
        </section>
      )}
    </>
  );
}
