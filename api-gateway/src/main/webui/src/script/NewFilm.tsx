'use client';

import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { Problem } from '@/api/http';
import { persist } from '@/api/repeat';
import { studio } from '@/api/studio';
import { Trouble } from '@/ui/Trouble';
import { Editor } from './Editor';
import { Plan } from './Plan';
import { EXAMPLE } from './example';
import { requestOf, useDraft } from './useDraft';
import { useEstimate } from './useEstimate';

const LONGEST = 96 * 1024;

/** A film is written on the left and seen as a plan on the right, before anything is ordered. */
export function NewFilm() {
  const router = useRouter();
  const { draft, change, key, clear } = useDraft();
  const { estimate, problem, pending } = useEstimate(draft);
  const [refusal, setRefusal] = useState<Problem>();
  const [ordering, setOrdering] = useState(false);
  const editor = useRef<HTMLTextAreaElement>(null);

  async function order() {
    setOrdering(true);
    setRefusal(undefined);
    try {
      const job = await persist(() => studio.order(requestOf(draft), key()));
      clear();
      router.push(`/film/?id=${job.id}`);
    } catch (error) {
      setRefusal(error instanceof Problem ? error : new Problem(0, 'unknown', String(error)));
      setOrdering(false);
    }
  }

  async function upload(file: File | undefined) {
    if (!file) return;
    if (file.size > LONGEST) {
      setRefusal(new Problem(0, 'too-long', `${file.name} is longer than 96 KiB, the longest script there is.`));
      return;
    }
    change({ script: (await file.text()).replace(/\r\n?/g, '\n') });
  }

  function goTo(line: number) {
    const area = editor.current;
    if (!area) return;
    const start = draft.script.split('\n').slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
    area.focus();
    area.setSelectionRange(start, start + (draft.script.slice(start).split('\n')[0] ?? '').length);
    area.scrollTop = (line - 3) * parseFloat(getComputedStyle(area).lineHeight);
  }

  return (
    <>
      <div className="heading">
        <h1>New film</h1>
        <div className="actions">
          <label className="button file">
            Open a file
            <input
              type="file"
              accept=".fountain,.txt,.spmd,text/plain"
              onChange={(event) => {
                void upload(event.target.files?.[0]);
                event.target.value = '';
              }}
            />
          </label>
          <button type="button" className="button" onClick={() => change({ script: EXAMPLE })}>
            Start from an example
          </button>
        </div>
      </div>
      <div className="write">
        <Editor
          ref={editor}
          script={draft.script}
          warned={estimate?.not_understood.map((words) => words.line) ?? []}
          change={(script) => change({ script })}
        />
        <aside className="plan" aria-label="Plan">
          {refusal && <Trouble problem={refusal} />}
          {problem && <Trouble problem={problem} />}
          <Plan
            estimate={estimate}
            pending={pending}
            empty={draft.script.trim() === ''}
            goTo={goTo}
            seed={draft.seed}
            setSeed={(seed) => change({ seed })}
            order={order}
            ordering={ordering}
          />
        </aside>
      </div>
    </>
  );
}
