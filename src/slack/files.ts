import { MAX_CABLE_BYTES } from '../cable/index.ts';
import { DeskError } from '../desk/index.ts';

/** How long a file may take to arrive, in milliseconds. */
const PATIENCE = 20_000;

/** A file as Slack names it in a form or a message. */
export interface SlackFile {
  url: string;
  /** Bytes, as Slack says. */
  size: number;
}

/**
 * The bytes of a file, fetched with the bot's token from Slack's own host and from nowhere else: a link that leads to another host is
 * refused, so that the token can not be drawn away. Throws DeskError for the person who sent the file.
 */
export async function download(
  file: SlackFile,
  access: { botToken: string; apiUrl: string },
): Promise<Uint8Array> {
  if (file.size > MAX_CABLE_BYTES) throw new DeskError('invalid', tooLarge(file.size));
  const url = new URL(file.url);
  if (!isSlackHost(url, new URL(access.apiUrl))) {
    throw new DeskError(
      'invalid',
      'This file does not lie with Slack, so it was not read. Upload the cable itself as a text file.',
    );
  }
  const response = await fetched(url, access.botToken);
  if (response.headers.get('content-type')?.startsWith('text/html')) {
    // Slack shows its sign-in page, with status 200, to a token that may not read files.
    throw new DeskError(
      'invalid',
      'Slack gave a web page instead of a text file. Upload the cable as plain text; if it is plain text, the app lacks the scope files:read, and an administrator has to install it again.',
    );
  }
  if (!response.ok || !response.body) {
    throw new DeskError(
      'invalid',
      `Slack did not hand over the file (HTTP ${response.status}). Upload it once more.`,
    );
  }
  try {
    return await readAtMost(response.body, MAX_CABLE_BYTES);
  } catch (error) {
    throw error instanceof DeskError ? error : lost(error);
  }
}

async function fetched(url: URL, token: string): Promise<Response> {
  try {
    return await fetch(url, {
      headers: { authorization: `Bearer ${token}` },
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE),
    });
  } catch (error) {
    throw lost(error);
  }
}

const lost = (cause: unknown): DeskError =>
  new DeskError(
    'invalid',
    'Slack did not hand over the file: it could not be reached, or it pointed elsewhere. Upload it once more in a minute.',
    { cause },
  );

/** Slack serves files from `files.slack.com`; another server at SLACK_API_URL serves its own. */
function isSlackHost(url: URL, api: URL): boolean {
  if (api.host === 'slack.com') {
    return url.protocol === 'https:' && (url.host === 'slack.com' || url.host.endsWith('.slack.com'));
  }
  return url.host === api.host;
}

async function readAtMost(body: ReadableStream<Uint8Array>, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > most) throw new DeskError('invalid', tooLarge(size));
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const tooLarge = (size: number): string =>
  `This file has ${Math.ceil(size / 1024)} KB; a cable has 1,024 KB at most, so it was not read. Cut it down to one cable and upload that.`;
