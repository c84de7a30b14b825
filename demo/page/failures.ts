const WORDS: Record<string, string> = {
  operation_timeout:
    'The app did not answer within 3 seconds. It may still do what you asked: look before you try again.',
  dispatch_failed: 'The app could not be reached. Check that it is running and connected, then try again.',
  app_not_connected: 'The app is not connected. Check that it is running, then try again.',
  http_error: 'The app answered with an error. Try again, and look at its log if it happens again.',
  http_client_error: 'The app answered with an error. Try again, and look at its log if it happens again.',
  not_in_channel: 'You are not a member of this channel. Join it first.',
  channel_not_found: 'This channel does not exist, or you can not see it.',
  unreachable: 'The workspace server does not answer. Check that the demo is still running.',
  file_too_large: 'That file is too large for this workspace.',
};

/** A failure in words for the person who met it: `operation_timeout` -> "The app did not answer within 3 seconds…". */
export function failureWords(code: string): string {
  return (
    WORDS[code] ??
    (/^[a-z]+(?:_[a-z]+)+$/.test(code) ? `That did not work: ${code.replaceAll('_', ' ')}.` : code)
  );
}
