import { useEffect, useState } from 'react';
import { contentOf } from '@/api/studio';

/**
 * The address of a film's captions for its player. A player takes captions only from the page's own
 * host, and they lie in the object store: they are fetched, and given to it from here. A film whose
 * captions cannot be had is still a film.
 */
export function useCaptions(id: string): string | undefined {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    const stop = new AbortController();
    let made: string | undefined;
    fetch(contentOf(id, 'captions'), { signal: stop.signal })
      .then(async (answer) => {
        if (!answer.ok) return;
        made = URL.createObjectURL(new Blob([await answer.text()], { type: 'text/vtt' }));
        setAddress(made);
      })
      .catch(() => undefined);
    return () => {
      stop.abort();
      if (made) URL.revokeObjectURL(made);
    };
  }, [id]);
  return address;
}
