import { expect, test } from 'vitest';
import { highlight } from '@/script/fountain';

const kinds = (script: string) => highlight(script).map((line) => line.kind);
const marks = (script: string) => highlight(script).flatMap((line) => line.parts.map((part) => part.mark));

test('a scene, a shot and a speech are told apart', () => {
  expect(kinds('EXT. SEA - NIGHT\n\nA white ship.\n\nCAPTAIN\n(smiling)\nListen.\n')).toEqual([
    'heading', 'empty', 'action', 'empty', 'cue', 'parenthetical', 'speech', 'empty',
  ]);
});

test('a title page ends at the first empty line', () => {
  expect(kinds('Title: Night Train\nAuthor: Us\n\nA train.')).toEqual(['title', 'title', 'empty', 'action']);
});

test('a first line that is a transition is no title page', () => {
  expect(kinds('FADE IN:\n\nA train.')[0]).toBe('transition');
});

test('capitals with nothing below them are no speaker', () => {
  expect(kinds('BOOM\n\nA train.')[0]).toBe('action');
});

test('a heading may be followed at once by what it heads', () => {
  expect(kinds('INT. CAR\nA man waits.')).toEqual(['heading', 'action']);
});

test('forced kinds go before all that a line looks like', () => {
  expect(kinds('.A PLACE\n\n!EXT. NOT A PLACE\n\n@McAvoy\nHi.\n\n> FADE OUT.\n\n> The End <')).toEqual([
    'heading', 'empty', 'action', 'empty', 'cue', 'speech', 'empty', 'transition', 'empty', 'centred',
  ]);
});

test('sections, synopses and page breaks are for people', () => {
  expect(kinds('# Act\n\n= They meet.\n\n===')).toEqual(['section', 'empty', 'synopsis', 'empty', 'break']);
});

test('a note for a shot is marked as an order, any other as a note', () => {
  expect(marks('A train. [[shot 2s]]')).toEqual([undefined, 'order']);
  expect(marks('A train. [[is it red?]]')).toEqual([undefined, 'note']);
});

test('boneyard goes over empty lines, and a note does not', () => {
  expect(highlight('/* out\n\nout */').map((line) => line.parts[0]?.mark)).toEqual(['boneyard', undefined, 'boneyard']);
  expect(marks('[[a\n\nb]]')).toEqual([undefined, undefined]);
});

test('nothing of the text is lost, so that the paint lies under the letters', () => {
  const script = 'Title: X\n\nEXT. SEA - DAY\n\nA /* red */ ship [[shot 2s]] waits.\n\nMIA ^\nHi.';
  expect(highlight(script).map((line) => line.parts.map((part) => part.text).join('')).join('\n')).toBe(script);
});

test('the longest script there may be is read as fast as somebody types', () => {
  const script = 'EXT. SEA - DAY\n\nA ship [[shot 2s]] waits /* for */ rain.\n\n'.repeat(1800);
  expect(highlight(script)).toHaveLength(script.split('\n').length);
  expect(highlight('[['.repeat(48 * 1024))).toHaveLength(1);
});
