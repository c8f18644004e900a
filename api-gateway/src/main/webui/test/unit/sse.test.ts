import { expect, test } from 'vitest';
import { SseParser } from '@/api/sse';

test('events are read however the text was cut', () => {
  const text = 'id: 7\nevent: shot.started\ndata: {"shot":"s1-1"}\n\n: heartbeat\n\nevent: job.succeeded\r\ndata: {}\r\n\r\n';
  const whole = new SseParser().feed(text);
  expect(whole).toEqual([
    { event: 'shot.started', data: '{"shot":"s1-1"}', id: '7' },
    { event: 'job.succeeded', data: '{}', id: undefined },
  ]);
  for (let cut = 1; cut < text.length; cut++) {
    const parser = new SseParser();
    expect([...parser.feed(text.slice(0, cut)), ...parser.feed(text.slice(cut))]).toEqual(whole);
  }
});

test('data of several lines is one text', () => {
  expect(new SseParser().feed('data: a\ndata: b\n\n')[0]).toEqual({ event: 'message', data: 'a\nb', id: undefined });
});

test('an event that is not over is not told', () => {
  expect(new SseParser().feed('event: job.succeeded\ndata: {}\n')).toEqual([]);
});
