import type { Metadata } from 'next';
import { NewFilm } from '@/script/NewFilm';

export const metadata: Metadata = { title: 'New film' };

export default function Page() {
  return <NewFilm />;
}
