import { useEffect, type RefObject } from 'react';
import type { Shot } from '@/api/types';

interface Props {
  film: string;
  shots: readonly Shot[];
  list: RefObject<HTMLOListElement | null>;
}

/**
 * Draws a frame of each shot into the timeline's canvases, from the film itself. Nothing is read
 * back from the canvases, so that the film may lie on another host.
 */
export function Frames({ film, shots, list }: Props) {
  const cuts = shots.map((shot) => shot.seconds).join();
  useEffect(() => {
    const video = document.createElement('video');
    video.muted = true;
    video.preload = 'auto';
    video.src = film;
    const middles = middlesOf(cuts.split(',').map(Number));
    let at = 0;
    const seek = () => {
      if (at < middles.length) video.currentTime = middles[at]!;
      else video.removeAttribute('src');
    };
    video.addEventListener('loadeddata', seek, { once: true });
    video.addEventListener('seeked', () => {
      const canvas = list.current?.querySelectorAll('canvas')[at++];
      canvas?.getContext('2d')?.drawImage(video, 0, 0, canvas.width, canvas.height);
      seek();
    });
    return () => {
      at = middles.length;
      video.removeAttribute('src');
    };
  }, [film, cuts, list]);
  return null;
}

/** Where the middle of each shot is on the film's clock. */
export function middlesOf(lengths: readonly number[]): number[] {
  let start = 0;
  return lengths.map((seconds) => {
    const middle = start + seconds / 2;
    start += seconds;
    return middle;
  });
}
