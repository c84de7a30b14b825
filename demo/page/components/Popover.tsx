import { type ReactNode, useEffect, useId, useRef, useState } from 'react';

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

function place(panel: HTMLElement, button: HTMLElement, align: 'start' | 'end', matchWidth: boolean) {
  const at = button.getBoundingClientRect();
  const below = window.innerHeight - at.bottom - EDGE;
  const above = at.top - EDGE;
  const down = below >= Math.min(320, panel.offsetHeight || 320) || below >= above;
  panel.style.maxHeight = `${Math.max(120, Math.min(400, (down ? below : above) - GAP))}px`;
  panel.style.minWidth = matchWidth ? `${at.width}px` : '';
  panel.style.top = down ? `${at.bottom + GAP}px` : 'auto';
  panel.style.bottom = down ? 'auto' : `${window.innerHeight - at.top + GAP}px`;
  const width = panel.offsetWidth;
  const left = align === 'start' ? at.left : at.right - width;
  panel.style.left = `${Math.max(EDGE, Math.min(left, window.innerWidth - width - EDGE))}px`;
}

/** A button and the panel that it opens, in the browser's top layer: never cut off, closed by Escape or a click beside it. */
export function Popover(props: Props) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const { align = 'start', matchWidth = false } = props;

  useEffect(() => {
    if (!open || !panel.current || !button.current) return;
    place(panel.current, button.current, align, matchWidth);
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
  }, [open, align, matchWidth]);

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
        onToggle={(event) => setOpen(event.newState === 'open')}
      >
        {open && props.children(() => panel.current?.hidePopover())}
      </div>
    </>
  );
}
