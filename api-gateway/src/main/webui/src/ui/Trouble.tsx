import Link from 'next/link';
import type { Problem } from '@/api/http';

/** What went wrong and what one can do about it. */
export function Trouble({ problem, again }: { problem: Problem; again?: () => void }) {
  if (problem.status === 401) {
    return (
      <section className="empty" role="alert">
        <h2>Sign in to see this</h2>
        <p>You are not signed in, or your session has ended.</p>
        <p>
          <Link className="button primary" href={signInFromHere()}>
            Sign in
          </Link>
        </p>
      </section>
    );
  }
  return (
    <div className="trouble" role="alert">
      <p>
        <strong>{problem.message}</strong> {problem.passing && 'Trying again by itself.'}
      </p>
      {problem.faults.length > 0 && (
        <ul>
          {problem.faults.map((fault) => (
            <li key={fault.pointer + fault.detail}>{fault.detail}</li>
          ))}
        </ul>
      )}
      {again && !problem.passing && problem.status !== 404 && (
        <button type="button" className="button" onClick={again}>
          Try again
        </button>
      )}
    </div>
  );
}

function signInFromHere(): string {
  return `/sign-in/?after=${encodeURIComponent(location.pathname + location.search)}`;
}
