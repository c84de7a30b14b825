import { type ReactNode, type ToggleEvent, useEffect, useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

interface Props {
  /** What the opening button shows. */
  face: ReactNode;
  buttonClass: string;
  /** The accessible name of the button; its content when absent. */
  label?: string;
  labelledBy?: string;
  describedBy?: string;
  invalid?: boolean;
  popup: 'menu' | 'listbox' | 'dialog';
  panelClass?: string;
  disabled?: boolean;
  /** At least as wide as the button. */
  matchWidth?: boolean;
  /** Where the panel prefers to align with the button. */
  align?: 'start' | 'end';
  testId?: string;
  children: (close: () => void) => ReactNode;
}

const GAP = 4;
const EDGE = 8;
const ROOMY = 320;

/** Before the panel is shown it has no width yet, so it is placed again once it has. */
function place(panel: HTMLElement, button: HTMLElement, align: 'start' | 'end', matchWidth: boolean) {
  const at = button.getBoundingClientRect();
  const below = window.innerHeight - at.bottom - EDGE;
  const above = at.top - EDGE;
  const down = below >= Math.min(ROOMY, panel.offsetHeight || ROOMY) || below >= above;
  const width = panel.offsetWidth;
  const wanted = align === 'start' ? at.left : at.right - width;
  const left = Math.max(EDGE, Math.min(wanted, window.innerWidth - width - EDGE));
  Object.assign(panel.style, {
    maxHeight: `${Math.max(120, Math.min(400, (down ? below : above) - GAP))}px`,
    minWidth: matchWidth ? `${at.width}px` : '',
    top: down ? `${at.bottom + GAP}px` : 'auto',
    bottom: down ? 'auto' : `${window.innerHeight - at.top + GAP}px`,
    left: width === 0 && align === 'end' ? 'auto' : `${left}px`,
    right: width === 0 && align === 'end' ? `${window.innerWidth - at.right}px` : 'auto',
  });
}

/** What has the focus when the panel opens: the first field, menu item or the day of a calendar. */
const FIRST = 'input, [role=menuitem], [data-day][tabindex="0"]';

/** A button and the panel that it opens, in the browser's top layer: never cut off, closed by Escape or a click beside it. */
export function Popover(props: Props) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const { align = 'start', matchWidth = false } = props;

  const arrange = () => {
    if (panel.current && button.current) place(panel.current, button.current, align, matchWidth);
  };
  const onBeforeToggle = (event: ToggleEvent<HTMLDivElement>) => {
    if (event.newState !== 'open') return;
    // The content must stand there before the browser shows it: only then does it get the very next key.
    flushSync(() => setOpen(true));
    event.currentTarget.querySelector(FIRST)?.setAttribute('autofocus', '');
    arrange();
  };
  const onToggle = (event: ToggleEvent<HTMLDivElement>) => {
    if (event.newState === 'open') arrange();
    else setOpen(false);
  };

  useEffect(() => {
    if (!open) return;
    const drifted = (event: Event) => {
      if (event.target instanceof Node && panel.current?.contains(event.target)) return;
      panel.current?.hidePopover();
    };
    window.addEventListener('scroll', drifted, true);
    window.addEventListener('resize', drifted);
    return () => {
      window.removeEventListener('scroll', drifted, true);
      window.removeEventListener('resize', drifted);
    };
  }, [open]);

  return (
    <>
      <button
        ref={button}
        type="button"
        className={props.buttonClass}
        disabled={props.disabled}
        popoverTarget={id}
        aria-haspopup={props.popup}
        aria-expanded={open}
        aria-label={props.label}
        aria-labelledby={props.labelledBy}
        aria-describedby={props.describedBy}
        aria-invalid={props.invalid || undefined}
        title={props.label}
        data-testid={props.testId}
      >
        {props.face}
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        className={`popover ${props.panelClass ?? ''}`}
        onBeforeToggle={onBeforeToggle}
        onToggle={onToggle}
      >
        {open && props.children(() => panel.current?.hidePopover())}
      </div>
    </>
  );
}
