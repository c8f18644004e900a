import { useCallback } from 'react';
import { downloadOf, studio } from '@/api/studio';
import { bytes } from '@/ui/format';
import { useRead } from '@/ui/useRead';

const NAMES: Record<string, string> = {
  mp4: 'Film',
  captions: 'Captions',
  poster: 'Poster',
  contact_sheet: 'Contact sheet',
  lock: 'How it was made',
};

/** The files of a finished film. */
export function Downloads({ id }: { id: string }) {
  const read = useCallback((signal: AbortSignal) => studio.outputs(id, signal), [id]);
  const { value: outputs } = useRead(read);
  if (!outputs?.length) return null;
  return (
    <section className="panel" aria-label="Downloads">
      <h2>Downloads</h2>
      <ul className="downloads">
        {outputs.map((output) => (
          <li key={output.variant}>
            <a href={downloadOf(id, output.variant)}>
              {NAMES[output.variant] ?? output.variant}
            </a>
            <span className="faint">
              {output.content_type} · {bytes(output.bytes)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
