import { useEffect, useRef, useState } from 'react';
import { personOf, useDesk } from '../state/context.ts';

/** Reads new messages of the open channel out to people who listen rather than look; the list itself stays quiet. */
export function Announcer({ reading }: { reading: string | null }) {
  const desk = useDesk();
  const messages = reading === null ? [] : (desk.workspace.messages[reading] ?? []);
  const newest = messages.at(-1);
  const heard = useRef({ reading, ts: newest?.ts });
  const [words, setWords] = useState('');
  useEffect(() => {
    const before = heard.current;
    heard.current = { reading, ts: newest?.ts };
    const fresh = before.reading === reading && before.ts !== undefined && before.ts !== newest?.ts;
    if (!fresh || !newest || newest.user === desk.me.id) return;
    setWords(`${personOf(desk, newest.user).realName}: ${newest.text.slice(0, 300)}`);
  }, [reading, newest, desk]);
  return (
    <p className="visually-hidden" role="status" aria-live="polite" data-testid="announcer">
      {words}
    </p>
  );
}
