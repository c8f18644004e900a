import type { Estimate } from '@/api/types';
import { about, credits } from '@/ui/format';

interface Props {
  estimate: Estimate;
  pending: boolean;
  seed: number;
  setSeed: (seed: number) => void;
  order: () => void;
  ordering: boolean;
}

/** What it costs and when it comes, and the button. */
export function Order({ estimate, pending, seed, setSeed, order, ordering }: Props) {
  const { credits: price, eta, start } = estimate;
  return (
    <div className="order">
      <dl className="facts">
        {price !== undefined && (
          <div>
            <dt>Credits</dt>
            <dd>
              {credits(price)}
              <small>held until it is done; you pay what was rendered</small>
            </dd>
          </div>
        )}
        {start && (
          <div>
            <dt>Begins</dt>
            <dd>
              in {about(start.p50_s)}
              <small>at the latest in {about(start.p90_s)}</small>
            </dd>
          </div>
        )}
        {eta && (
          <div>
            <dt>Done</dt>
            <dd>
              in {about(eta.p50_s)}
              <small>at the latest in {about(eta.p90_s)}</small>
            </dd>
          </div>
        )}
        <div>
          <dt>
            <label htmlFor="seed">Seed</label>
          </dt>
          <dd>
            <input
              id="seed"
              className="number"
              type="number"
              min={0}
              max={Number.MAX_SAFE_INTEGER}
              value={seed}
              onChange={(event) => setSeed(Math.max(0, Math.floor(Number(event.target.value) || 0)))}
            />
          </dd>
        </div>
      </dl>
      <button type="button" className="button primary wide" disabled={ordering || pending} onClick={order}>
        {ordering ? 'Ordering' : 'Render this film'}
      </button>
    </div>
  );
}
