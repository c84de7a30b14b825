import { Button } from './elements/Button.tsx';
import { Choices } from './elements/Choices.tsx';
import { DateInput } from './elements/DateInput.tsx';
import { FileInput } from './elements/FileInput.tsx';
import { OverflowMenu } from './elements/OverflowMenu.tsx';
import { Select } from './elements/Select.tsx';
import { TextInput } from './elements/TextInput.tsx';
import { TimeInput } from './elements/TimeInput.tsx';
import type { Placement } from './useInteraction.tsx';
import type { AnyElement } from './values.ts';

/** An interactive element of any type, at its place in a block. */
export function Element({ element, placement }: { element: AnyElement; placement: Placement }) {
  switch (element.type) {
    case 'button':
    case 'workflow_button':
      return <Button element={element} placement={placement} />;
    case 'overflow':
      return <OverflowMenu element={element} placement={placement} />;
    case 'static_select':
    case 'external_select':
    case 'users_select':
    case 'conversations_select':
    case 'channels_select':
    case 'multi_static_select':
    case 'multi_external_select':
    case 'multi_users_select':
    case 'multi_conversations_select':
    case 'multi_channels_select':
      return <Select element={element} placement={placement} />;
    case 'checkboxes':
    case 'radio_buttons':
      return <Choices element={element} placement={placement} />;
    case 'datepicker':
      return <DateInput element={element} placement={placement} />;
    case 'timepicker':
    case 'datetimepicker':
      return <TimeInput element={element} placement={placement} />;
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
      return <TextInput element={element} placement={placement} />;
    case 'file_input':
      return <FileInput element={element} placement={placement} />;
    case 'image':
      return 'image_url' in element ? (
        <img className="accessory-image" src={element.image_url} alt={element.alt_text} />
      ) : null;
    default:
      return <span className="unsupported">This workspace can not show a {element.type}.</span>;
  }
}
