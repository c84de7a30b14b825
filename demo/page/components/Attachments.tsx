import type { FileRef } from '../../protocol.ts';
import { DownloadIcon, FileIcon } from './icons.tsx';

/** `1.4 MB`, `312 B`. */
export function fileSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(bytes < 10_240 ? 1 : 0)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** The files of a message: pictures are shown, everything can be downloaded. */
export function Attachments({ files }: { files: readonly FileRef[] }) {
  if (files.length === 0) return null;
  return (
    <ul className="attachments" aria-label="Files">
      {files.map((file) => (
        <li key={file.id}>
          {file.mimetype.startsWith('image/') && (
            <img className="attachment-image" src={file.pageUrl} alt={file.name} />
          )}
          <a className="attachment" href={file.pageUrl} download={file.name}>
            <FileIcon />
            <span className="attachment-words">
              <span className="file-name">{file.name}</span>
              <span className="file-size">{fileSize(file.size)}</span>
            </span>
            <span className="attachment-download">
              <DownloadIcon />
              <span className="visually-hidden">Download</span>
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
