'use client';

import { studio } from '@/api/studio';
import type { Me } from '@/api/types';

/** Who is signed in, and the way out. */
export function Account({ me }: { me?: Me }) {
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
