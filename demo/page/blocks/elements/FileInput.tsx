import type { FileInput as FileInputElement } from '@slack/types';
import { type DragEvent, useRef, useState } from 'react';
import type { FileRef } from '../../../protocol.ts';
import { fileSize } from '../../components/Attachments.tsx';
import { useDesk } from '../../state/context.ts';
import { type Placement, useInteraction } from '../useInteraction.tsx';
import { chosenList, elementValue } from '../values.ts';

const isFile = (value: unknown): value is FileRef =>
  typeof value === 'object' && value !== null && 'id' in value && 'name' in value;

function allowed(name: string, types: readonly string[] | undefined): boolean {
  if (!types?.length) return true;
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  return types.some((type) => type.toLowerCase() === ending || (type === 'text' && ending === 'txt'));
}

/** Files are uploaded when they are chosen; the form keeps what the server made of them. */
export function FileInput({ element, placement }: { element: FileInputElement; placement: Placement }) {
  const { api, fail } = useDesk();
  const { value, choose } = useInteraction(element, placement);
  const [busy, setBusy] = useState(false);
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const files = chosenList(value).filter(isFile);
  const room = (element.max_files ?? 10) - files.length;

  const add = async (list: FileList | null) => {
    const chosen = [...(list ?? [])];
    const refused = chosen.find((file) => !allowed(file.name, element.filetypes));
    if (refused)
      return fail(`${refused.name} can not be used here. Allowed: ${element.filetypes?.join(', ')}.`);
    setBusy(true);
    try {
      const uploaded = await Promise.all(chosen.slice(0, Math.max(0, room)).map((file) => api.upload(file)));
      choose(elementValue(element.type, [...files, ...uploaded.map(({ file }) => file)]));
    } catch (error) {
      fail(error);
    } finally {
      setBusy(false);
      if (input.current) input.current.value = '';
    }
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void add(event.dataTransfer.files);
  };

  return (
    <div className="file-input">
      {files.map((file) => (
        <div key={file.id} className="file-chosen">
          <span className="file-name">{file.name}</span>
          <span className="file-size">{fileSize(file.size)}</span>
          <button
            type="button"
            className="button button-icon"
            aria-label={`Remove ${file.name}`}
            onClick={() =>
              choose(
                elementValue(
                  element.type,
                  files.filter(({ id }) => id !== file.id),
                ),
              )
            }
          >
            ×
          </button>
        </div>
      ))}
      {room > 0 && (
        <label
          className={`file-drop ${over ? 'is-over' : ''}`}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={onDrop}
        >
          <input
            ref={input}
            type="file"
            className="visually-hidden"
            multiple={room > 1}
            accept={element.filetypes?.map((type) => `.${type === 'text' ? 'txt' : type}`).join(',')}
            aria-labelledby={placement.labelId}
            aria-describedby={placement.describedBy}
            aria-invalid={placement.invalid || undefined}
            onChange={(event) => void add(event.target.files)}
          />
          {busy ? 'Uploading…' : 'Drop a file here, or choose one'}
        </label>
      )}
    </div>
  );
}
