import { LIMIT } from './limits.ts';
import { boolean, list, object, type Rule, string, typed } from './rule.ts';

export const plainText = (max: number): Rule =>
  typed({ plain_text: object({ text: string({ min: 1, max }) }, { emoji: boolean }) });

const mrkdwn = (max: number): Rule => object({ text: string({ min: 1, max }) }, { verbatim: boolean });

/** `plain_text` or `mrkdwn`. */
export const text = (max: number): Rule =>
  typed({
    plain_text: object({ text: string({ min: 1, max }) }, { emoji: boolean }),
    mrkdwn: mrkdwn(max),
  });

const ofType = (type: string) => string({ oneOf: [type] });

export const confirm = object(
  { text: text(LIMIT.confirmText) },
  {
    title: plainText(LIMIT.confirmTitle),
    confirm: plainText(LIMIT.confirmButton),
    deny: plainText(LIMIT.confirmButton),
    style: string({ oneOf: ['primary', 'danger'] }),
  },
);

const optionOf = (label: Rule): Rule =>
  object(
    { text: label, value: string({ max: LIMIT.optionValue }) },
    { description: plainText(LIMIT.optionText), url: string({ max: LIMIT.optionUrl }) },
  );

/** Selects and overflow menus take plain text only; radio buttons and checkboxes mrkdwn too. */
export const option = optionOf(plainText(LIMIT.optionText));
export const richOption = optionOf(text(LIMIT.optionText));

export const optionGroup = object({
  label: plainText(LIMIT.optionText),
  options: list(option, { min: 1, max: LIMIT.options }),
});

export const dispatchActionConfig = object(
  {},
  {
    trigger_actions_on: list(string({ oneOf: ['on_enter_pressed', 'on_character_entered'] }), {
      min: 1,
      max: 2,
    }),
  },
);

export { ofType };
