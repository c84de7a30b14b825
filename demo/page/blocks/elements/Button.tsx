import type { Button as ButtonElement, WorkflowButton } from '@slack/types';
import { PlainText } from '../Text.tsx';
import { type Placement, useInteraction } from '../useInteraction.tsx';

/** A Slack button: shows that it waits until the app has answered. */
export function Button({
  element,
  placement,
}: {
  element: ButtonElement | WorkflowButton;
  placement: Placement;
}) {
  const { pending, choose, dialog } = useInteraction(element, placement);
  const style = element.style === undefined ? '' : `button-${element.style}`;
  const url = element.type === 'button' ? element.url : undefined;
  const shared = {
    className: `button ${style} ${pending ? 'is-pending' : ''}`,
    'aria-label': element.accessibility_label,
    'data-action-id': placement.actionId,
  };
  if (url)
    return (
      <>
        <a {...shared} href={url} target="_blank" rel="noopener noreferrer" onClick={() => choose(null)}>
          <PlainText text={element.text.text} />
        </a>
        {dialog}
      </>
    );
  return (
    <>
      <button
        type="button"
        {...shared}
        aria-busy={pending || undefined}
        aria-disabled={pending || undefined}
        onClick={() => !pending && choose(null)}
      >
        <PlainText text={element.text.text} />
      </button>
      {dialog}
    </>
  );
}
