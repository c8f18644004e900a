'use client';

import { useEffect, useState } from 'react';
import { Problem } from '@/api/http';
import { studio } from '@/api/studio';
import { Trouble } from '@/ui/Trouble';
import { challengeOf, freshErrand, placeOnPage, type Errand } from './pkce';

const PLACE = 'studio.sign-in';
const BACK = '/sign-in/';

/** To the issuer, and back from it with a code. No token ever comes to the page. */
export function SignIn() {
  const [problem, setProblem] = useState<Problem>();
  const [returning, setReturning] = useState(false);

  useEffect(() => {
    const said = new URLSearchParams(location.search);
    if (said.has('after')) void go((way) => location.replace(way)); // whoever comes so has asked already
    if (!said.has('code') && !said.has('error')) return;
    setReturning(true);
    history.replaceState(null, '', BACK); // a code is good once: not for the way back
    comeBack(said).catch((error: unknown) => {
      setReturning(false);
      setProblem(error instanceof Problem ? error : new Problem(0, 'unknown', String(error)));
    });
  }, []);

  async function go(follow: (way: string) => void) {
    setProblem(undefined);
    try {
      follow(await wayThere());
    } catch (error) {
      setProblem(error instanceof Problem ? error : new Problem(0, 'unknown', String(error)));
    }
  }

  return (
    <section className="empty">
      <h1>AI Film Studio</h1>
      <p>Films from scripts. You see the shots appear while they are made.</p>
      {problem && <Trouble problem={problem} />}
      <p>
        <button type="button" className="button primary" disabled={returning} onClick={() => go((way) => location.assign(way))}>
          {returning ? 'Signing in' : 'Sign in'}
        </button>
      </p>
    </section>
  );
}

async function wayThere(): Promise<string> {
  const place = await studio.signInPlace();
  const errand = freshErrand(placeOnPage(new URLSearchParams(location.search).get('after')));
  sessionStorage.setItem(PLACE, JSON.stringify(errand));
  const way = new URL(place.authorization_endpoint);
  const said = {
    response_type: 'code',
    client_id: place.client_id,
    scope: place.scope,
    redirect_uri: location.origin + BACK,
    state: errand.state,
    nonce: errand.nonce,
    code_challenge: await challengeOf(errand.verifier),
    code_challenge_method: 'S256',
  };
  for (const [name, value] of Object.entries(said)) way.searchParams.set(name, value);
  return way.toString();
}

async function comeBack(said: URLSearchParams): Promise<void> {
  const errand = JSON.parse(sessionStorage.getItem(PLACE) ?? 'null') as Errand | null;
  sessionStorage.removeItem(PLACE);
  const code = said.get('code');
  if (!code || !errand || said.get('state') !== errand.state) {
    throw new Problem(0, 'sign-in', said.get('error_description') ?? 'The sign-in was not begun here. Begin again.');
  }
  await studio.signIn({
    code,
    code_verifier: errand.verifier,
    redirect_uri: location.origin + BACK,
    nonce: errand.nonce,
  });
  location.replace(errand.after);
}
