/** Why something that a person did came to nothing, in Slack's words: `operation_timeout`, `channel_not_found`. */
export class PersonError extends Error {
  readonly code: string;
  constructor(code: string, detail = '') {
    super(detail ? `${code}: ${detail}` : code);
    this.name = 'PersonError';
    this.code = code;
  }
}
