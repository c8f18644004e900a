'use client';

import { useCallback } from 'react';
import { studio } from '@/api/studio';
import { useRead } from '@/ui/useRead';

/** Who is signed in, and the way out. */
export function Account() {
  const { value: me } = useRead(useCallback((signal) => studio.me(signal), []));
  async function leave() {
    await studio.signOut().catch(() => undefined);
    location.assign('/sign-in/');
  }
  if (!me) return <div className="account" />;
  return (
    <div className="account">
      <span title={`Account ${me.account}, ${me.role}`}>{me.name ?? me.subject}</span>
      <button type="button" className="quiet" onClick={leave}>
        Sign out
      </button>
    </div>
  );
}
