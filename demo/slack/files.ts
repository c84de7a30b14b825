import type { FileRef } from '../protocol.ts';
import type { WorkspaceClock } from './clock.ts';
import { type Ids, secret } from './ids.ts';
import type { Json } from './json.ts';

export interface StoredFile {
  id: string;
  name: string;
  title: string;
  user: string;
  mimetype: string;
  created: number;
  /** Null until its bytes have arrived. */
  bytes: Uint8Array | null;
  /** Announced and uploaded by the app, but not completed yet. */
  pending: boolean;
  channels: Set<string>;
  /** The app may read it: its own upload, shared where it is a member, or handed over in its modal. */
  appMayRead: boolean;
  uploadKey: string;
}

const MIMETYPES: Record<string, string> = {
  csv: 'text/csv',
  gif: 'image/gif',
  jpg: 'image/jpeg',
  json: 'application/json',
  pdf: 'application/pdf',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain',
};

/** The files of a workspace: announced, uploaded, shared. */
export class FileStore {
  readonly all = new Map<string, StoredFile>();
  /** Where the server is reached; known once it listens. */
  baseUrl = '';
  readonly #ids: Ids;
  readonly #clock: WorkspaceClock;
  readonly #team: string;

  constructor(ids: Ids, clock: WorkspaceClock, team: string) {
    this.#ids = ids;
    this.#clock = clock;
    this.#team = team;
  }

  add(user: string, name: string, bytes: Uint8Array | null): StoredFile {
    const file: StoredFile = {
      id: this.#ids.next('F'),
      name,
      title: name,
      user,
      mimetype: MIMETYPES[extensionOf(name)] ?? 'application/octet-stream',
      created: this.#clock.seconds(),
      bytes,
      pending: bytes === null,
      channels: new Set(),
      appMayRead: false,
      uploadKey: secret(),
    };
    this.all.set(file.id, file);
    return file;
  }

  byUploadKey(key: string): StoredFile | undefined {
    return [...this.all.values()].find(({ uploadKey }) => uploadKey === key);
  }

  /** The file as the page needs it; undefined for one that is unknown or still without bytes. */
  ref(id: string): FileRef | undefined {
    const file = this.all.get(id);
    if (!file?.bytes) return undefined;
    const { name, mimetype, bytes } = file;
    return {
      id,
      name,
      mimetype,
      size: bytes.length,
      pageUrl: `/page/files/${id}/${encodeURIComponent(name)}`,
    };
  }

  /** Slack's file object. */
  wire(file: StoredFile): Json {
    const path = `${this.#team}-${file.id}/${encodeURIComponent(file.name)}`;
    return {
      id: file.id,
      created: file.created,
      timestamp: file.created,
      name: file.name,
      title: file.title,
      mimetype: file.mimetype,
      filetype: extensionOf(file.name) || 'binary',
      user: file.user,
      user_team: this.#team,
      editable: false,
      size: file.bytes?.length ?? 0,
      mode: 'hosted',
      is_external: false,
      is_public: false,
      url_private: `${this.baseUrl}/files-pri/${path}`,
      url_private_download: `${this.baseUrl}/files-pri/${path}?download=1`,
      permalink: `${this.baseUrl}/files/${file.user}/${file.id}`,
      channels: [...file.channels].filter((id) => id.startsWith('C')),
      groups: [...file.channels].filter((id) => id.startsWith('G')),
      ims: [...file.channels].filter((id) => id.startsWith('D')),
    };
  }
}

function extensionOf(name: string): string {
  return /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}
