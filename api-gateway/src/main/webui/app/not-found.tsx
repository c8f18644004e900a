import Link from 'next/link';

export default function NotFound() {
  return (
    <section className="empty">
      <h1>There is nothing here</h1>
      <p>The address may be misspelt, or what was here is gone.</p>
      <p>
        <Link className="button" href="/">
          To the films
        </Link>
      </p>
    </section>
  );
}
