/** What a line of a screenplay is, as far as its colour goes. */
export type Kind =
  | 'title'
  | 'heading'
  | 'action'
  | 'cue'
  | 'parenthetical'
  | 'speech'
  | 'transition'
  | 'section'
  | 'synopsis'
  | 'centred'
  | 'lyrics'
  | 'break'
  | 'empty';

export interface Line {
  kind: Kind;
  parts: Part[];
}

/** A run of letters of one line; notes and boneyard may go on over lines. */
export interface Part {
  text: string;
  mark?: 'note' | 'order' | 'boneyard' | 'key';
}

const HEADING = /^(INT|EXT|EST|INT\.?\/EXT|I\/E)[. ]/i;
const TITLE_KEY = /^([A-Za-z][A-Za-z ]*):/;
const TRANSITION = /^[^a-z]*TO:$/;
const FADES = /^(FADE (IN|OUT)|CUT TO BLACK)[.:]?$/;

/**
 * Tells what each line is, for the eye only: the gateway's reader decides what is filmed. One pass;
 * fast enough to run at every key for the longest script there may be.
 */
export function highlight(script: string): Line[] {
  const lines = markNotes(script);
  const kinds = kindsOf(lines.map(withoutMarks));
  return lines.map((parts, i) => ({ kind: kinds[i]!, parts: keyed(parts, kinds[i]!) }));
}

function kindsOf(lines: string[]): Kind[] {
  const kinds: Kind[] = [];
  let at = titlePage(lines, kinds);
  let inSpeech = false;
  for (; at < lines.length; at++) {
    const text = lines[at]!.trim();
    const fresh = at === 0 || lines[at - 1]!.trim() === '' || kinds[at - 1] === 'heading';
    if (text === '') {
      kinds.push('empty');
      inSpeech = false;
    } else if (inSpeech) {
      kinds.push(spoken(text));
    } else {
      const next = (lines[at + 1] ?? '').trim();
      const kind = written(text, fresh, next);
      inSpeech = kind === 'cue';
      kinds.push(kind);
    }
  }
  return kinds;
}

function titlePage(lines: string[], kinds: Kind[]): number {
  let at = 0;
  const first = (lines[0] ?? '').trim();
  if (!TITLE_KEY.test(first) || TRANSITION.test(first) || FADES.test(first)) return 0;
  for (; at < lines.length && lines[at]!.trim() !== ''; at++) kinds.push('title');
  return at;
}

function spoken(text: string): Kind {
  if (/^\(.+\)$/.test(text)) return 'parenthetical';
  return text.startsWith('~') ? 'lyrics' : 'speech';
}

function written(text: string, fresh: boolean, next: string): Kind {
  if (/^={3,}$/.test(text)) return 'break';
  switch (text[0]) {
    case '!':
      return 'action';
    case '#':
      return 'section';
    case '=':
      return 'synopsis';
    case '~':
      return 'lyrics';
    case '>':
      return text.length > 1 && text.endsWith('<') ? 'centred' : 'transition';
  }
  if (!fresh) return 'action';
  if (/^\.[^.]/.test(text) || HEADING.test(text)) return 'heading';
  if ((TRANSITION.test(text) || FADES.test(text)) && next === '') return 'transition';
  return next !== '' && isCue(text) ? 'cue' : 'action';
}

/** A name in capitals, with an extension behind it or the sign of a second speaker. */
function isCue(text: string): boolean {
  if (text.startsWith('@')) return text.length > 1;
  const name = text.replace(/\s*\([^)]*\)/g, '').replace(/\s*\^$/, '');
  return /\p{Lu}/u.test(name) && name === name.toUpperCase() && !/[.!?:]$/.test(name);
}

/** Cuts the script into lines, with notes and boneyard marked, also those over several lines. */
function markNotes(script: string): Part[][] {
  const lines: Part[][] = [[]];
  for (const { text, mark } of piecesOf(script)) {
    text.split('\n').forEach((words, j) => {
      if (j > 0) lines.push([]);
      if (words !== '') lines.at(-1)!.push(mark ? { text: words, mark } : { text: words });
    });
  }
  return lines;
}

/**
 * What is set apart by marks, and what is between. Where the next closing mark stands is remembered,
 * so that a text full of opening marks is not searched again for each.
 */
function piecesOf(script: string): Part[] {
  const pieces: Part[] = [];
  const closing = { '/*': finder(script, '*/'), '[[': finder(script, ']]') };
  const emptyLine = finder(script, '\n\n');
  let plain = 0;
  for (const { 0: open, index } of script.matchAll(/\/\*|\[\[/g)) {
    if (index < plain) continue;
    const end = closing[open as '/*' | '[['](index + 2);
    if (end < 0 || (open === '[[' && between(emptyLine(index), end))) continue;
    if (index > plain) pieces.push({ text: script.slice(plain, index) });
    plain = end + 2;
    const text = script.slice(index, plain);
    pieces.push({ text, mark: markOf(text) });
  }
  pieces.push({ text: script.slice(plain) });
  return pieces;
}

function between(at: number, end: number): boolean {
  return at >= 0 && at < end;
}

/** Where a mark next stands at or behind a place; places are asked for from left to right. */
function finder(script: string, mark: string): (from: number) => number {
  let found = -2;
  return (from) => {
    if (found !== -1 && found < from) found = script.indexOf(mark, from);
    return found;
  };
}

function markOf(piece: string): Part['mark'] {
  if (piece.startsWith('/*')) return 'boneyard';
  return /^\[\[\s*shot:?\s/i.test(piece) ? 'order' : 'note';
}

function withoutMarks(parts: Part[]): string {
  return parts.map((part) => (part.mark ? ' ' : part.text)).join('');
}

function keyed(parts: Part[], kind: Kind): Part[] {
  const first = parts[0];
  const key = kind === 'title' && first && !first.mark ? first.text.match(TITLE_KEY)?.[0] : undefined;
  if (!key) return parts;
  return [{ text: key, mark: 'key' }, { text: first!.text.slice(key.length) }, ...parts.slice(1)];
}
