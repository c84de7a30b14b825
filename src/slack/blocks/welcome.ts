import { type MessageContent, message, section } from './parts.ts';

/** How to begin in a channel that the app has just joined: one line, to the person who invited it. */
export function joinedMessage(): MessageContent {
  const words =
    'Type `/demarche import` here to read a cable from a file, or `/demarche track MRN` to follow one that was imported before; the members of this channel then see its card. Only you see this line.';
  return message(words, [section(`:wave: ${words}`)]);
}
