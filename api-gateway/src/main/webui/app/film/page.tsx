import type { Metadata } from 'next';
import { Suspense } from 'react';
import { FilmById } from '@/film/FilmById';

export const metadata: Metadata = { title: 'Film' };

export default function Page() {
  return (
    <Suspense>
      <FilmById />
    </Suspense>
  );
}
