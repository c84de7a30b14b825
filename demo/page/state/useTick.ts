import { useEffect, useRef, useState } from 'react';

/** The workspace's time: what the server last said, plus what has really passed since; looked at every few seconds. */
export function useWorkspaceNow(said: string): Date {
  const heard = useRef({ said, at: performance.now() });
  if (heard.current.said !== said) heard.current = { said, at: performance.now() };
  const [, setTick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setTick((tick) => tick + 1), 5_000);
    return () => clearInterval(timer);
  }, []);
  return new Date(Date.parse(heard.current.said) + (performance.now() - heard.current.at));
}
