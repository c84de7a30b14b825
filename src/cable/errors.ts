export type NotACableCode = 'empty' | 'binary' | 'too-large' | 'no-cable';

/** What is handed to people when their input can not be read as a cable: what happened, why, and what to do next. */
export class NotACableError extends Error {
  readonly code: NotACableCode;

  constructor(code: NotACableCode, message: string) {
    super(message);
    this.name = 'NotACableError';
    this.code = code;
  }
}
