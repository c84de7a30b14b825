/** Marks that turn the direction of what follows: with them, words read as others than those that were recorded. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;
/** Fillers that nobody sees, and letters that are there for programs only: with them, two names look like one, or words hide in others. */
const UNSEEN =
  /[\u00ad\u115f\u1160\u180e\u200b\u2060-\u2064\u206a-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
/** The controls of a terminal, apart from the tab and the line feed; those that end a line have become line feeds before. */
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;
const LINE_ENDS = /\r\n|[\r\u0085\u2028\u2029]/g;

/** Letters of a telegraph: most of what there is to show, and nothing of the above. */
const PLAIN = /^[\t\n\x20-\x7e]*$/;

/**
 * Words of a cable or a person as any surface for people may show them, whatever it escapes besides: nothing in them is unseen, turns the
 * direction of reading, or steers a terminal. What the ledger, JSON, CSV and the workbook hold stays exactly as it was said. The joiners
 * U+200C and U+200D and the marks U+200E and U+200F stay, since Persian, Hebrew, Indian scripts and emoji are written with them.
 *
 * @example shown('\u202estroppus\u202c') // 'stroppus'
 */
export function shown(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .toWellFormed()
    .replaceAll(LINE_ENDS, '\n')
    .replaceAll(TURNING, '')
    .replaceAll(UNSEEN, '')
    .replaceAll(CONTROLS, '\ufffd');
}
