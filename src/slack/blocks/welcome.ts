import { type MessageContent, message, section } from './parts.ts';

/** How to begin in a channel that the app has just joined: one line, to the person who invited it. */
export function joinedMessage(): MessageContent {
  const words =
    'Type `/demarche import` here to read a cable from a file, or `/demarche track MRN` to follow one that was imported before; the members of this channel then see its card. Only you see this line.';
  return message(words, [section(`:wave: ${words}`)]);
}

/** To whoever has just installed the app, in a DM: what it is, and the next step. */
export function installedMessage(): MessageContent {
  const next =
    'Open the channel of a campaign, type `/invite @Demarche Desk`, and then `/demarche import` to read its cable from a file. You see everything that was read, and correct it, before anything is tracked.';
  return message(`Demarche Desk is installed. ${next}`, [
    section(
      ':wave: *Demarche Desk is installed.* It reads a demarche cable, and then the channel holds the campaign: what to say, by when, who has delivered, and what each government answered.',
    ),
    section(`*Next:* ${next}`),
    section(
      'Only members of a channel that follows a demarche can see it. Who may record and who may coordinate is up to you: `/demarche roles`. Everything else: `/demarche help`. If the app was here before, what was recorded is still here, and `/demarche track MRN` in a channel begins again.',
    ),
  ]);
}
