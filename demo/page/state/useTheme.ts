import { useEffect, useState } from 'react';

const DARK = '(prefers-color-scheme: dark)';

/** What the reader's system prefers, followed when it changes. */
export function useTheme(): 'light' | 'dark' {
  const [dark, setDark] = useState(() => window.matchMedia(DARK).matches);
  useEffect(() => {
    const query = window.matchMedia(DARK);
    const listener = () => setDark(query.matches);
    query.addEventListener('change', listener);
    return () => query.removeEventListener('change', listener);
  }, []);
  return dark ? 'dark' : 'light';
}
