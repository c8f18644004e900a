import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/** N for a new film and / for the search, unless somebody is writing. */
export function useShortcuts(): void {
  const router = useRouter();
  useEffect(() => {
    function pressed(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
      if (event.key === 'n') {
        event.preventDefault();
        router.push('/new/');
      }
      const search = document.querySelector<HTMLInputElement>('input[type=search]');
      if (event.key === '/' && search) {
        event.preventDefault();
        search.focus();
      }
    }
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, [router]);
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, video') !== null;
}
