import type { UsageDay } from '@/api/types';

export interface Day {
  day: string;
  gpu_seconds: number;
  /** What was paid in the end, in micro-credits. */
  paid: number;
}

const LENGTH = 86_400_000;

/** The last days up to now, by the clock of UTC; those on which nothing happened are there too. */
export function lastDays(used: readonly UsageDay[], now: Date, count: number): Day[] {
  const byDay = new Map(used.map((one) => [one.day, one]));
  return Array.from({ length: count }, (_, i) => {
    const day = new Date(now.getTime() - (count - 1 - i) * LENGTH).toISOString().slice(0, 10);
    const one = byDay.get(day);
    return { day, gpu_seconds: one?.gpu_seconds ?? 0, paid: one ? one.captured - one.refunded : 0 };
  });
}
