import type { Shot } from '@/api/types';

/** The shot that is looked at: the one that was picked, else the one at work, else the first. */
export function chosen(shots: readonly Shot[], picked?: string): Shot | undefined {
  return (
    shots.find((shot) => shot.name === picked) ??
    shots.find((shot) => shot.status === 'rendering') ??
    (shots.every((shot) => shot.status === 'succeeded')
      ? shots[0]
      : shots.findLast((shot) => shot.status === 'succeeded')) ??
    shots[0]
  );
}
