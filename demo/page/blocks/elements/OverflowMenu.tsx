import type { Overflow } from '@slack/types';
import { Menu } from '../../components/Menu.tsx';
import { Popover } from '../../components/Popover.tsx';
import { PlainText } from '../Text.tsx';
import { type Placement, useInteraction } from '../useInteraction.tsx';

/** The three dots and their menu. */
export function OverflowMenu({ element, placement }: { element: Overflow; placement: Placement }) {
  const { pending, choose, dialog } = useInteraction(element, placement);
  return (
    <>
      <Popover
        popup="menu"
        label="More actions"
        buttonClass={`button button-icon ${pending ? 'is-pending' : ''}`}
        align="end"
        disabled={pending}
        face={<span aria-hidden="true">⋯</span>}
      >
        {(close) => (
          <Menu
            label="More actions"
            close={close}
            items={element.options.map((option) => ({
              key: option.value ?? option.text.text,
              face: <PlainText text={option.text.text} />,
              onChoose: () => {
                if (option.url) window.open(option.url, '_blank', 'noopener');
                choose({ selected_option: { text: option.text, value: option.value } });
              },
            }))}
          />
        )}
      </Popover>
      {dialog}
    </>
  );
}
