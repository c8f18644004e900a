import { about, credits, day } from '@/ui/format';
import type { Day } from './days';
import { barsOf } from './scale';

const WIDTH = 720;
const HEIGHT = 130;

/** Credits used, day by day, as bars; the same as a table for whoever does not see them. */
export function Bars({ days }: { days: Day[] }) {
  const total = days.reduce((sum, one) => sum + one.paid, 0);
  const { bars, top } = barsOf(days.map((one) => one.paid), WIDTH, HEIGHT);
  return (
    <section className="panel" aria-label="Usage">
      <div className="heading small">
        <h2>Usage</h2>
        <p className="faint">{credits(total)} credits in {days.length} days</p>
      </div>
      <svg className="bars" viewBox={`0 -14 ${WIDTH} ${HEIGHT + 14}`} aria-hidden="true">
        <line className="grid" x1="0" x2={WIDTH} y1="0.5" y2="0.5" />
        <line className="grid" x1="0" x2={WIDTH} y1={HEIGHT / 2} y2={HEIGHT / 2} />
        <line className="axis" x1="0" x2={WIDTH} y1={HEIGHT} y2={HEIGHT} />
        <text x="0" y="-4">{credits(top)}</text>
        {bars.map((bar, i) => (
          <rect key={days[i]!.day} {...bar} rx="2">
            <title>{`${day(days[i]!.day)}: ${credits(days[i]!.paid)} credits`}</title>
          </rect>
        ))}
      </svg>
      <p className="axis-words faint" aria-hidden="true">
        <span>{day(days[0]!.day)}</span>
        <span>{day(days.at(-1)!.day)}</span>
      </p>
      <details>
        <summary>As a table</summary>
        <div className="scroll" tabIndex={0} role="region" aria-label="Usage by day">
          <table className="ledger">
            <thead>
              <tr>
                <th scope="col">Day</th>
                <th scope="col" className="figure">GPU time</th>
                <th scope="col" className="figure">Credits</th>
              </tr>
            </thead>
            <tbody>
              {days.filter((one) => one.paid !== 0).map((one) => (
                <tr key={one.day}>
                  <td>{day(one.day)}</td>
                  <td className="figure">{about(one.gpu_seconds)}</td>
                  <td className="figure">{credits(one.paid)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </section>
  );
}
