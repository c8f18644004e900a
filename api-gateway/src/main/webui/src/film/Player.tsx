import { useEffect, useRef } from 'react';
import { contentOf } from '@/api/studio';
import { useCaptions } from './useCaptions';

/**
 * The film. The gateway sends the browser on to an address that is good for a quarter of an hour;
 * who comes back later is given a new one at the place where it stopped. {@code from}: the second
 * at which a shot begins that somebody wants to see.
 */
export function Player({ id, title, from }: { id: string; title: string; from?: number }) {
  const video = useRef<HTMLVideoElement>(null);
  const renewed = useRef(0);
  const captions = useCaptions(id);

  useEffect(() => {
    if (video.current && from !== undefined) video.current.currentTime = from;
  }, [from]);

  function renew() {
    const element = video.current;
    if (!element || renewed.current >= 3) return;
    renewed.current++;
    const at = element.currentTime;
    element.load();
    element.currentTime = at;
  }

  return (
    <div className="stage">
      <video
        ref={video}
        controls
        playsInline
        preload="metadata"
        poster={contentOf(id, 'poster')}
        aria-label={`The film ${title}`}
        onError={renew}
        onPlaying={() => (renewed.current = 0)}
        src={contentOf(id, 'mp4')}
      >
        {captions && <track kind="captions" srcLang="en" label="Captions" src={captions} default />}
      </video>
    </div>
  );
}
