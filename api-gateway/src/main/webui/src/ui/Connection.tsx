'use client';

import { useSyncExternalStore } from 'react';

function subscribe(changed: () => void): () => void {
  addEventListener('online', changed);
  addEventListener('offline', changed);
  return () => {
    removeEventListener('online', changed);
    removeEventListener('offline', changed);
  };
}

/** Says when this device has no network; what was asked for goes on when it is back. */
export function Connection() {
  const online = useSyncExternalStore(subscribe, () => navigator.onLine, () => true);
  return (
    <div role="status" className="connection">
      {!online && <p>No network. What you see may be old; it goes on by itself when you are back.</p>}
    </div>
  );
}
