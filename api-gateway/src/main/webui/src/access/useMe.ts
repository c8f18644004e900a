import { useCallback } from 'react';
import { studio } from '@/api/studio';
import type { Me } from '@/api/types';
import { useRead } from '@/ui/useRead';

/** Who is signed in; nobody is asked for where nobody need be. */
export function useMe(wanted: boolean): Me | undefined {
  const read = useCallback(
    (signal: AbortSignal) => (wanted ? studio.me(signal) : Promise.resolve(undefined)),
    [wanted],
  );
  return useRead<Me | undefined>(read).value;
}

/** Whether somebody may see how the studio runs. */
export function operates(me: Me | undefined): boolean {
  return me?.role === 'operator' || me?.role === 'admin';
}
