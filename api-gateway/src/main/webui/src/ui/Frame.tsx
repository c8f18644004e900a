'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { Account } from '@/access/Account';
import { operates, useMe } from '@/access/useMe';
import { Connection } from './Connection';
import { useShortcuts } from './useShortcuts';

const PLACES = [
  { href: '/', name: 'Films' },
  { href: '/new/', name: 'New film' },
  { href: '/credits/', name: 'Credits' },
];
const OPERATORS = { href: '/studio/', name: 'Studio' };

/** What is around every page: where one is, who one is, and whether the studio can be reached. */
export function Frame({ children }: { children: ReactNode }) {
  const path = usePathname();
  useShortcuts();
  const bare = path.startsWith('/sign-in');
  const me = useMe(!bare);
  const places = operates(me) ? [...PLACES, OPERATORS] : PLACES;
  return (
    <>
      <a className="skip" href="#main">
        Skip to content
      </a>
      <header className="top">
        <Link className="brand" href="/">
          <Mark />
          <span>AI Film Studio</span>
        </Link>
        {!bare && (
          <>
            <nav aria-label="Studio">
              {places.map(({ href, name }) => (
                <Link key={href} href={href} aria-current={isAt(path, href) ? 'page' : undefined}>
                  {name}
                </Link>
              ))}
            </nav>
            <Account me={me} />
          </>
        )}
      </header>
      <Connection />
      <main id="main" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}

function isAt(path: string, href: string): boolean {
  return href === '/' ? path === '/' || path.startsWith('/film') : path.startsWith(href);
}

function Mark() {
  return (
    <svg viewBox="0 0 32 32" width="26" height="26" aria-hidden="true">
      <circle cx="16" cy="16" r="12" fill="none" stroke="currentColor" strokeWidth="2.4" />
      <path d="M12.6 10.4v11.2l9.2-5.6z" fill="currentColor" />
    </svg>
  );
}
