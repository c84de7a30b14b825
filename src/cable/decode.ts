import { NotACableError } from './errors.ts';

/** One mebibyte: no telegram comes near it, and what is larger was not meant to be one. */
export const MAX_CABLE_BYTES = 1_048_576;

/**
 * The text of an uploaded file: UTF-8 (a byte order mark is taken off), UTF-16 when its mark says so, else windows-1252, which old scrapes are in.
 *
 *     decodeCable(new TextEncoder().encode('FM SECSTATE WASHDC'))   // 'FM SECSTATE WASHDC'
 */
export function decodeCable(bytes: Uint8Array): string {
  if (bytes.byteLength === 0) {
    throw new NotACableError('empty', 'The file is empty. Attach the text of the cable.');
  }
  if (bytes.byteLength > MAX_CABLE_BYTES) {
    throw tooLarge(bytes.byteLength);
  }
  const text = readAs(encodingOf(bytes), bytes) ?? readAs('windows-1252', bytes) ?? '';
  refuseBinary(text);
  return text;
}

/** Says why `text` can not be a cable before anything of it is read: empty, binary, or too large. */
export function refuseUnreadable(text: string): void {
  if (text.length > MAX_CABLE_BYTES) {
    throw tooLarge(text.length);
  }
  if (text.trim() === '') {
    throw new NotACableError('empty', 'There is no text here. Paste the whole cable, header included.');
  }
  refuseBinary(text);
}

function refuseBinary(text: string): void {
  // Word files and pictures are full of NUL; a telegram may carry a stray control character of its teleprinter.
  if (text.startsWith('%PDF-') || text.includes('\u0000')) {
    throw new NotACableError(
      'binary',
      'This is not plain text (a PDF or Word file?). Copy the text of the cable out of it and try again.',
    );
  }
}

function tooLarge(size: number): NotACableError {
  return new NotACableError(
    'too-large',
    `This is ${(size / MAX_CABLE_BYTES).toFixed(1)} MiB; a cable may have 1 MiB at most. Send the one cable only, without attachments.`,
  );
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return 'utf-16le';
  }
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
}

function readAs(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    // Not in this encoding: the caller tries the next one.
    return null;
  }
}
