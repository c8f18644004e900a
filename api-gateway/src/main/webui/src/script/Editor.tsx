import { useMemo, useRef, type Ref } from 'react';
import { highlight, type Line } from './fountain';

interface Props {
  ref: Ref<HTMLTextAreaElement>;
  script: string;
  /** Lines, from 1, in which something will not be understood. */
  warned: number[];
  change: (script: string) => void;
}

/**
 * A plain text area over a coloured copy of its text: whatever a browser, a keyboard or a screen
 * reader can do with text works here, and the colours are only paint.
 */
export function Editor({ ref, script, warned, change }: Props) {
  const lines = useMemo(() => highlight(script), [script]);
  const paint = useRef<HTMLPreElement>(null);
  return (
    <div className="editor">
      <pre aria-hidden="true" ref={paint}>
        {lines.map((line, i) => (
          <Painted key={i} line={line} warned={warned.includes(i + 1)} />
        ))}
      </pre>
      <textarea
        ref={ref}
        aria-label="Script"
        aria-describedby="script-help"
        value={script}
        spellCheck
        autoCapitalize="sentences"
        placeholder={'EXT. DESERT - NIGHT\n\nA green train crosses the dunes.'}
        onChange={(event) => change(event.target.value)}
        onScroll={(event) => {
          if (paint.current) paint.current.scrollTop = event.currentTarget.scrollTop;
        }}
      />
      <p id="script-help" className="unseen">
        Fountain: a scene begins with INT. or EXT., a paragraph is a shot, a name in capitals speaks.
      </p>
    </div>
  );
}

function Painted({ line, warned }: { line: Line; warned: boolean }) {
  return (
    <span className="line" data-kind={line.kind} data-warned={warned || undefined}>
      {line.parts.map((part, i) => (
        <span key={i} data-mark={part.mark}>
          {part.text}
        </span>
      ))}
      {'\n'}
    </span>
  );
}
