import { expect, test } from 'vitest';
import type { Job, Shot } from '@/api/types';
import { chosen } from '@/film/chosen';
import { middlesOf } from '@/film/Frames';
import { begin, progress, reduce } from '@/film/state';

const job = { id: 'job_1', status: 'running', title: 'X' } as Job;
const shot = (ordinal: number, status: string, more: Partial<Shot> = {}) =>
  ({ id: `sht_${ordinal}`, ordinal, name: `s1-${ordinal}`, status, seconds: 2, prompt: '', ...more }) as Shot;
const said = (event: string, data: unknown) => ({ type: 'event' as const, message: { event, data: JSON.stringify(data) } });

const film = begin(job, [shot(2, 'queued'), shot(1, 'rendering')]);

test('shots stand in the order of the film', () => {
  expect(film.shots.map((one) => one.name)).toEqual(['s1-1', 's1-2']);
});

test('progress is taken from the event and asks for nothing', () => {
  const next = reduce(film, said('shot.progress', { shot: 's1-1', step: 5, steps: 20, stage: 'denoise' }));
  expect(next.shots[0]!.progress).toEqual({ step: 5, steps: 20, stage: 'denoise' });
  expect(next.stale).toBe(film.stale);
});

test('events as the gateway sends them are understood', () => {
  const event = { type: 'shot.progress', job_id: 'job_1', data: { shot: 's1-1', shot_id: 'sht_1', step: 7, steps: 20, stage: 'decode', gpu_seconds: 1 } };
  expect(reduce(film, said('shot.progress', event)).shots[0]!.progress!.step).toBe(7);
  const url = '/v1/jobs/job_1/shots/sht_1/preview?v=1';
  const seen = reduce(film, said('shot.preview', { type: 'shot.preview', job_id: 'job_1', data: { shot: 's1-1', shot_id: 'sht_1', url } }));
  expect(seen.previews['s1-1']).toBe(url);
});

test('late progress does not wake a shot that is finished', () => {
  const done = begin(job, [shot(1, 'succeeded')]);
  expect(reduce(done, said('shot.progress', { shot: 's1-1', step: 5, steps: 20 }))).toEqual(done);
});

test('a preview is shown and outlives a reading', () => {
  const seen = reduce(film, said('shot.preview', { shot_id: 'sht_1', url: '/p.jpg' }));
  const read = reduce(seen, { type: 'read', job, shots: [shot(1, 'succeeded')] });
  expect(read.previews['s1-1']).toBe('/p.jpg');
});

test('what an event only hints at is read again', () => {
  expect(reduce(film, said('shot.succeeded', { shot: 's1-1' })).stale).toBe(film.stale + 1);
  expect(reduce(film, said('job.succeeded', {})).stale).toBe(film.stale + 1);
});

test('what is not understood changes nothing', () => {
  expect(reduce(film, said('weather.changed', {}))).toBe(film);
  expect(reduce(film, { type: 'event', message: { event: 'job.started', data: 'no json' } })).toBe(film);
});

test('half of a shot is half of its length, and a shot under way is never whole', () => {
  const half = shot(1, 'rendering', { progress: { stage: '', step: 10, steps: 20 } });
  expect(progress([half, shot(2, 'queued')])).toBeCloseTo(0.25);
  expect(progress([{ ...half, progress: { stage: '', step: 20, steps: 20 } }])).toBeLessThan(1);
  expect(progress([])).toBe(0);
});

test('who picks nothing sees the shot that renders', () => {
  expect(chosen(film.shots)?.name).toBe('s1-1');
  expect(chosen(film.shots, 's1-2')?.name).toBe('s1-2');
});

test('a frame is taken from the middle of each shot', () => {
  expect(middlesOf([2, 4, 2])).toEqual([1, 4, 7]);
});
