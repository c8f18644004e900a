import { expect, test, vi } from 'vitest';
import { Problem } from '@/api/http';
import { persist } from '@/api/repeat';
import { query } from '@/api/studio';
import { challengeOf, placeOnPage } from '@/access/pkce';
import { lastDays } from '@/credits/days';
import { barsOf, roundUp } from '@/credits/scale';
import { matching } from '@/films/matching';
import type { Job } from '@/api/types';
import { about, ago, bytes, credits, length, percent } from '@/ui/format';
import { skyOf } from '@/ui/sky';

test('credits have two places, and more when they would read as nothing', () => {
  expect(credits(1_778_000_000)).toBe('1,778.00');
  expect(credits(-4_812_000)).toBe('-4.81');
  expect(credits(12)).toBe('0.000012');
  expect(credits(0)).toBe('0.00');
});

test('lengths and times are said as people say them', () => {
  expect(length(3.5)).toBe('3.5 s');
  expect(length(65)).toBe('1:05 min');
  expect(about(0.2)).toBe('now');
  expect(about(44)).toBe('44 s');
  expect(about(600)).toBe('10 min');
  expect(about(2 * 3600)).toBe('2 h');
  const now = new Date('2026-11-24T12:00:00Z');
  expect(ago('2026-11-24T11:59:50Z', now)).toBe('just now');
  expect(ago('2026-11-24T11:00:00Z', now)).toBe('1 h ago');
});

test('sizes and parts are rounded towards what is true', () => {
  expect(bytes(999)).toBe('999 bytes');
  expect(bytes(1_432_117)).toBe('1.4 MB');
  expect(percent(0.999)).toBe('99 %');
});

test('the light of a frame follows its words', () => {
  expect(skyOf('a ship over the sea at sunset')).toBe('sunset');
  expect(skyOf('Night Train')).toBe('night');
  expect(skyOf('a ship over the sea')).toBe('day');
});

test('films are found by all words in title, id and labels', () => {
  const films = [{ id: 'job_1', title: 'Night Train', labels: { for: 'festival' } }, { id: 'job_2', title: 'Kite' }] as unknown as Job[];
  expect(matching(films, 'train fest')).toHaveLength(1);
  expect(matching(films, '')).toHaveLength(2);
});

test('bars stand under a round number and small ones are seen', () => {
  expect([3, 7, 12, 0].map(roundUp)).toEqual([5, 10, 20, 0]);
  const { bars } = barsOf([10, 0.001, 0], 300, 100);
  expect(bars.map((bar) => bar.height)).toEqual([100, 2, 0]);
});

test('days without a film are days, too', () => {
  const used = [{ day: '2026-11-23', jobs: 1, gpu_seconds: 5, captured: 9, refunded: 2 }];
  expect(lastDays(used, new Date('2026-11-24T01:00:00Z'), 3)).toEqual([
    { day: '2026-11-22', gpu_seconds: 0, paid: 0 },
    { day: '2026-11-23', gpu_seconds: 5, paid: 7 },
    { day: '2026-11-24', gpu_seconds: 0, paid: 0 },
  ]);
});

test('empty wishes are not sent', () => {
  expect(query({ status: '', limit: 5, after: undefined })).toBe('?limit=5');
});

test('a request is sent again while nobody answers, and not when it is refused', async () => {
  const wait = vi.fn(async () => undefined);
  const away = vi.fn(async () => 'ordered').mockRejectedValueOnce(new Problem(0, '', '')).mockRejectedValueOnce(new Problem(503, '', '', [], {}, 2));
  expect(await persist(away, 5, wait)).toBe('ordered');
  expect(wait.mock.calls).toEqual([[500], [2000]]);
  await expect(persist(async () => Promise.reject(new Problem(422, '', 'no')), 5, wait)).rejects.toThrow('no');
});

test('the challenge is that of RFC 7636', async () => {
  expect(await challengeOf('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).toBe('E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM');
});

test('after signing in one goes only to a place of this page', () => {
  expect(placeOnPage('/film/?id=job_1')).toBe('/film/?id=job_1');
  expect(['//evil.example', '/\\evil.example', 'https://evil.example', null].map(placeOnPage)).toEqual(['/', '/', '/', '/']);
});
