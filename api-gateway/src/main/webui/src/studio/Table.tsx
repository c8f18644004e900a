import type { ReactNode } from 'react';

interface Props {
  name: string;
  heads: string[];
  rows: { key: string; cells: ReactNode[] }[];
  /** What is said when there is nothing. */
  none?: string;
  more?: boolean;
}

/** A panel with a table that scrolls by itself where the screen is narrow. */
export function Table({ name, heads, rows, none, more }: Props) {
  return (
    <section className="panel" aria-label={name}>
      <h2>{name}</h2>
      {rows.length === 0 ? (
        <p className="faint">{none}</p>
      ) : (
        <div className="scroll" tabIndex={0} role="region" aria-label={`${name}, table`}>
          <table className="ledger">
            <thead>
              <tr>
                {heads.map((head) => (
                  <th scope="col" key={head}>
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ key, cells }) => (
                <tr key={key}>
                  {cells.map((cell, i) => (
                    <td key={heads[i]}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {more && <p className="faint">There are more than are shown.</p>}
    </section>
  );
}
