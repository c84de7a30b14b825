import { useCallback, useState } from 'react';
import { Session } from './components/Session.tsx';

const AS = 'as';

function setQuery(name: string, value: string) {
  const url = new URL(location.href);
  if (value === '') url.searchParams.delete(name);
  else url.searchParams.set(name, value);
  history.replaceState(null, '', url);
}

/** One session a person: switching starts afresh, as if somebody else sat down at another desk. */
export function App() {
  const [as, setAs] = useState(() => new URLSearchParams(location.search).get(AS) ?? '');
  const switchTo = useCallback((person: string) => {
    setQuery(AS, person);
    setAs(person);
  }, []);
  return <Session key={as} as={as} onSwitch={switchTo} />;
}
