import { type MessageContent, message, section } from './parts.ts';

/** A refusal or a failure, to the person who caused it: what happened, why, what to do next. */
export function errorMessage(text: string): MessageContent {
  return message(text, [section(`:warning: ${text}`)]);
}

/** Something was done that needs one line only. */
export function noticeMessage(text: string): MessageContent {
  return message(text, [section(text)]);
}
