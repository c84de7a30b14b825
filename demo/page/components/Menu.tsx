import type { KeyboardEvent, ReactNode } from 'react';

export interface MenuItem {
  key: string;
  face: ReactNode;
  onChoose: () => void;
}

function move(list: HTMLElement, step: number | 'first' | 'last') {
  const items = [...list.querySelectorAll<HTMLElement>('[role=menuitem]')];
  const at = items.indexOf(document.activeElement as HTMLElement);
  const next =
    step === 'first' ? 0 : step === 'last' ? items.length - 1 : (at + step + items.length) % items.length;
  items[next]?.focus();
}

/** The items of an open menu; arrow keys, Home and End move among them. */
export function Menu({ items, close, label }: { items: MenuItem[]; close: () => void; label: string }) {
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const steps: Record<string, number | 'first' | 'last'> = {
      ArrowDown: 1,
      ArrowUp: -1,
      Home: 'first',
      End: 'last',
    };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    move(event.currentTarget, step);
  };
  return (
    <div role="menu" tabIndex={-1} aria-label={label} className="menu" onKeyDown={onKeyDown}>
      {items.map((item) => (
        <button
          key={item.key}
          type="button"
          role="menuitem"
          className="menu-item"
          onClick={() => {
            close();
            item.onChoose();
          }}
        >
          {item.face}
        </button>
      ))}
    </div>
  );
}
