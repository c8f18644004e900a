import { useEffect, useState } from 'react';

/** The time, again every few seconds, for what is told as "in 5 min". */
export function useNow(everySeconds = 5): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), everySeconds * 1000);
    return () => clearInterval(timer);
  }, [everySeconds]);
  return now;
}
