import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { Frame } from '@/ui/Frame';
import './style/tokens.css';
import './style/base.css';
import './style/parts.css';
import './style/films.css';
import './style/film.css';
import './style/script.css';
import './style/credits.css';
import './style/studio.css';

export const metadata: Metadata = {
  title: { default: 'AI Film Studio', template: '%s · AI Film Studio' },
  description: 'Films from scripts: order one, watch its shots appear, play it.',
  icons: { icon: '/icon.svg' },
};

export const viewport: Viewport = {
  colorScheme: 'dark light',
  themeColor: [
    { media: '(prefers-color-scheme: dark)', color: '#121110' },
    { media: '(prefers-color-scheme: light)', color: '#f6f3ee' },
  ],
};

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        <Frame>{children}</Frame>
      </body>
    </html>
  );
}
