import type { Person } from '../../protocol.ts';

/** A person's letters or emoji on their colour; the name stands beside it, so it is hidden from screen readers. */
export function Avatar({ person, size = 36 }: { person: Person; size?: number }) {
  return (
    <span
      className={`avatar ${person.kind === 'bot' ? 'avatar-bot' : ''}`}
      style={{ background: person.avatar.color, width: size, height: size, fontSize: size * 0.4 }}
      aria-hidden="true"
    >
      {person.avatar.text}
    </span>
  );
}
