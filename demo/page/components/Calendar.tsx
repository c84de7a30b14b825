import { type KeyboardEvent, useEffect, useRef, useState } from 'react';

const DAY_MS = 86_400_000;
const WEEKDAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];

const keyOf = (time: number) => new Date(time).toISOString().slice(0, 10);
const timeOf = (day: string) => Date.parse(`${day}T00:00:00Z`);
const words = (time: number, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options }).format(time);

function weeksOf(monthStart: number): number[][] {
  const leading = (new Date(monthStart).getUTCDay() + 6) % 7;
  const first = monthStart - leading * DAY_MS;
  return [0, 1, 2, 3, 4, 5].map((week) => WEEKDAYS.map((_, day) => first + (week * 7 + day) * DAY_MS));
}

const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

interface Props {
  day: string;
  today: string;
  onChoose: (day: string) => void;
}

/** One month of days; arrow keys move, Enter chooses. */
export function Calendar({ day, today, onChoose }: Props) {
  const [at, setAt] = useState(timeOf(day));
  const grid = useRef<HTMLDivElement>(null);
  const month = new Date(at);
  const monthStart = Date.UTC(month.getUTCFullYear(), month.getUTCMonth(), 1);
  useEffect(() => {
    grid.current?.querySelector<HTMLElement>(`[data-day="${keyOf(at)}"]`)?.focus();
  }, [at]);
  const turn = (by: number) => setAt(Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + by, 1));
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    setAt(at + step * DAY_MS);
  };
  return (
    <div className="calendar">
      <div className="calendar-head">
        <button
          type="button"
          className="button button-icon"
          aria-label="Previous month"
          onClick={() => turn(-1)}
        >
          ‹
        </button>
        <span aria-live="polite">{words(monthStart, { month: 'long', year: 'numeric' })}</span>
        <button type="button" className="button button-icon" aria-label="Next month" onClick={() => turn(1)}>
          ›
        </button>
      </div>
      <div ref={grid} className="calendar-grid">
        {WEEKDAYS.map((name) => (
          <span key={name} className="calendar-weekday" aria-hidden="true">
            {name}
          </span>
        ))}
        {weeksOf(monthStart)
          .flat()
          .map((time) => {
            const outside = new Date(time).getUTCMonth() !== new Date(monthStart).getUTCMonth();
            return (
              <button
                key={time}
                type="button"
                data-day={keyOf(time)}
                tabIndex={time === at ? 0 : -1}
                className={`calendar-day ${outside ? 'is-outside' : ''}`}
                aria-current={keyOf(time) === today ? 'date' : undefined}
                aria-pressed={keyOf(time) === day}
                aria-label={words(time, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })}
                onKeyDown={onKeyDown}
                onClick={() => onChoose(keyOf(time))}
              >
                {new Date(time).getUTCDate()}
              </button>
            );
          })}
      </div>
    </div>
  );
}
