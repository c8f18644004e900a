import { useRef, type KeyboardEvent } from 'react';

/** Arrow keys go from card to card, in rows as they are seen; Tab goes on as ever. */
export function useGridKeys() {
  const ref = useRef<HTMLUListElement>(null);

  function onKeyDown(event: KeyboardEvent) {
    const links = Array.from(ref.current?.querySelectorAll<HTMLElement>('a') ?? []);
    const at = links.indexOf(document.activeElement as HTMLElement);
    const to = at < 0 ? undefined : links[at + step(event.key, links)];
    if (to) {
      event.preventDefault();
      to.focus();
    }
  }

  return { ref, onKeyDown };
}

function step(key: string, links: HTMLElement[]): number {
  const columns = links.filter((link) => link.offsetTop === links[0]!.offsetTop).length || 1;
  switch (key) {
    case 'ArrowRight':
      return 1;
    case 'ArrowLeft':
      return -1;
    case 'ArrowDown':
      return columns;
    case 'ArrowUp':
      return -columns;
    default:
      return NaN;
  }
}
