/** How much of something is done, from 0 to 1. */
export function Meter({ part, label }: { part: number; label: string }) {
  return (
    <progress className="meter" max={1} value={part} aria-label={label}>
      {Math.floor(part * 100)} %
    </progress>
  );
}
