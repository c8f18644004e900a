const NAMES: Record<string, string> = {
  Grant: 'Monthly credits',
  TopUp: 'Top-up',
  Hold: 'Held for the film',
  Grow: 'Held in addition',
  Capture: 'Rendered',
  Release: 'Given back',
  Refund: 'Refund',
};

/** What a posting is, as people say it. */
export function nameOf(kind: string): string {
  return NAMES[kind] ?? kind;
}
