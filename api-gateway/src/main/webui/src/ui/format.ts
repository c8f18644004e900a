import type { Status } from '@/api/types';

const MICRO = 1_000_000;

/** Micro-credits as credits: two places, and more only where it would otherwise read as nothing. */
export function credits(micro: number): string {
  const amount = micro / MICRO;
  const places = amount !== 0 && Math.abs(amount) < 0.01 ? 6 : 2;
  return amount.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: places });
}

/** A length of film: 4 s, 1:05 min. */
export function length(seconds: number): string {
  if (seconds < 60) return `${trim(seconds)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')} min`;
}

/** How long something takes, roughly, as people say it. */
export function about(seconds: number): string {
  if (seconds < 1) return 'now';
  if (seconds < 90) return `${Math.round(seconds)} s`;
  const minutes = seconds / 60;
  if (minutes < 90) return `${Math.round(minutes)} min`;
  const hours = minutes / 60;
  return hours < 36 ? `${trim(hours)} h` : `${Math.round(hours / 24)} days`;
}

/** From now until a moment. */
export function until(moment: string, now: Date): string {
  return about((Date.parse(moment) - now.getTime()) / 1000);
}

/** A moment in the past: just now, 5 min ago, 3 h ago, then the day. */
export function ago(moment: string, now: Date): string {
  const seconds = (now.getTime() - Date.parse(moment)) / 1000;
  if (seconds < 45) return 'just now';
  if (seconds < 3600) return `${Math.max(1, Math.round(seconds / 60))} min ago`;
  if (seconds < 86_400) return `${Math.round(seconds / 3600)} h ago`;
  return day(moment);
}

export function day(moment: string): string {
  return new Date(moment).toLocaleDateString('en', { day: 'numeric', month: 'short', year: 'numeric' });
}

export function time(moment: string): string {
  return new Date(moment).toLocaleTimeString('en', { hour: '2-digit', minute: '2-digit', hour12: false });
}

export function bytes(count: number): string {
  if (count < 1000) return `${count} bytes`;
  const units = ['kB', 'MB', 'GB', 'TB'];
  const power = Math.min(units.length, Math.floor(Math.log10(count) / 3));
  return `${trim(count / 1000 ** power)} ${units[power - 1]}`;
}

export function percent(part: number): string {
  return `${Math.floor(Math.max(0, Math.min(1, part)) * 100)} %`;
}

export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString('en')} ${number === 1 ? one : many}`;
}

const NAMES: Record<Status, string> = {
  queued: 'Waiting',
  running: 'Rendering',
  paused: 'Paused',
  succeeded: 'Finished',
  failed: 'Failed',
  canceled: 'Canceled',
  expired: 'Expired',
};

export function statusName(status: Status): string {
  return NAMES[status] ?? status;
}

/** Whether a film will not change any more. */
export function isOver(status: Status): boolean {
  return status === 'succeeded' || status === 'failed' || status === 'canceled' || status === 'expired';
}

function trim(number: number): string {
  return number.toLocaleString('en', { maximumFractionDigits: number < 10 ? 1 : 0 });
}
