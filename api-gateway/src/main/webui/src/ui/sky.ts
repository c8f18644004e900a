/** The light in which something plays, by its words: the colour of a frame that is still empty. */
export type Sky = 'day' | 'sunset' | 'night' | 'dawn';

const WORDS: [Sky, RegExp][] = [
  ['night', /\b(night|midnight|moon\w*|stars?)\b/i],
  ['sunset', /\b(sunset|dusk|evening|twilight)\b/i],
  ['dawn', /\b(dawn|sunrise|first light|morning)\b/i],
];

export function skyOf(words: string): Sky {
  return WORDS.find(([, pattern]) => pattern.test(words))?.[0] ?? 'day';
}
