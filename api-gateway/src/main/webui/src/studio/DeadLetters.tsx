import type { DeadLetter, Some } from '@/api/types';
import { ago } from '@/ui/format';
import { Table } from './Table';

/** Orders that could not be carried out and wait for somebody to look at them. */
export function DeadLetters({ letters, now }: { letters: Some<DeadLetter>; now: Date }) {
  return (
    <Table
      name="Dead letters"
      more={letters.more}
      heads={['Put aside', 'Message', 'Film', 'Code', 'Why']}
      rows={letters.data.map((letter) => ({
        key: letter.id,
        cells: [
          ago(letter.at, now),
          <code key="id">{letter.id}</code>,
          <code key="job">{letter.job?.slice(-8) ?? ''}</code>,
          letter.code ?? '',
          letter.why,
        ],
      }))}
    />
  );
}
