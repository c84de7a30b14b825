import { type ClipboardEvent, type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react';
import type { FileRef } from '../../protocol.ts';
import { encodeCommand, encodeMessage, splitCommand } from '../composing.ts';
import { everybody, useDesk } from '../state/context.ts';
import { CompletionList, useCompletion } from './Completion.tsx';
import { AttachIcon, BoltIcon, CloseIcon, SendIcon } from './icons.tsx';
import { Menu } from './Menu.tsx';
import { Popover } from './Popover.tsx';
import { useFileDrop } from './useFileDrop.ts';

interface Props {
  channel: string;
  threadTs?: string;
  /** Accessible name and placeholder: `Message #general`. */
  label: string;
}

function GlobalShortcuts() {
  const { workspace, api, fail } = useDesk();
  const shortcuts = workspace.snapshot.shortcuts.filter(({ type }) => type === 'global');
  if (shortcuts.length === 0) return null;
  return (
    <Popover popup="menu" label="Shortcuts" buttonClass="tool" face={<BoltIcon />}>
      {(close) => (
        <Menu
          label="Shortcuts"
          close={close}
          items={shortcuts.map(({ callbackId, name }) => ({
            key: callbackId,
            face: name,
            onChoose: () => void api.shortcut({ callbackId, type: 'global' }).catch(fail),
          }))}
        />
      )}
    </Popover>
  );
}

/** Where a person writes: Enter sends, Shift+Enter breaks the line, `/` and `@` complete, files can be dropped in. */
export function Composer({ channel, threadTs, label }: Props) {
  const desk = useDesk();
  const { api, fail } = desk;
  const { channels, commands } = desk.workspace.snapshot;
  const people = everybody(desk);
  const [text, setText] = useState('');
  const [caret, setCaret] = useState(0);
  const [files, setFiles] = useState<FileRef[]>([]);
  const [busy, setBusy] = useState<'sending' | 'uploading' | null>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  /** Where the caret belongs once the next text stands there. */
  const caretAfter = useRef<number | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const listId = useId();
  const completion = useCompletion(text, caret, threadTs === undefined);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the height and the caret follow the text
  useLayoutEffect(() => {
    if (!area.current) return;
    area.current.style.height = 'auto';
    area.current.style.height = `${area.current.scrollHeight}px`;
    if (caretAfter.current === null) return;
    area.current.focus();
    area.current.setSelectionRange(caretAfter.current, caretAfter.current);
    caretAfter.current = null;
  }, [text]);

  const replace = (start: number, end: number, words: string) => {
    const next = `${text.slice(0, start)}${words} ${text.slice(end).replace(/^ /, '')}`;
    const position = start + words.length + 1;
    setText(next);
    setCaret(position);
    caretAfter.current = position;
  };

  const upload = async (list: Iterable<File>) => {
    setBusy('uploading');
    try {
      for (const file of list) {
        const { file: uploaded } = await api.upload(file);
        setFiles((before) => [...before, uploaded]);
      }
    } catch (error) {
      fail(error);
    } finally {
      setBusy(null);
    }
  };

  const over = useFileDrop(form, (dropped) => void upload(dropped));

  const runCommand = (typed: { command: string; text: string }) => {
    if (threadTs !== undefined)
      throw new Error('Slash commands do not work in threads. Type it in the channel.');
    if (!commands.some(({ command }) => command === typed.command))
      throw new Error(`${typed.command} is not a command here. Type / to see those there are.`);
    return api.command({
      channel,
      command: typed.command,
      text: encodeCommand(typed.text, people, channels),
    });
  };

  const send = async () => {
    if (busy || (text.trim() === '' && files.length === 0)) return;
    const kept = { text, files };
    desk.awaiting.current = true;
    setText('');
    setFiles([]);
    setCaret(0);
    try {
      const typed = files.length === 0 ? splitCommand(text) : null;
      if (typed) await runCommand(typed);
      else
        await api.say({
          channel,
          text: encodeMessage(text.trim(), people, channels),
          ...(threadTs === undefined ? {} : { threadTs }),
          ...(files.length === 0 ? {} : { files: files.map(({ id }) => id) }),
        });
    } catch (error) {
      // What was typed comes back, unless something newer stands there already.
      setText((now) => (now === '' ? kept.text : now));
      setFiles((now) => (now.length === 0 ? kept.files : now));
      fail(error);
    }
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (completion.onKeyDown(event, replace)) return;
    if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      void send();
    }
  };
  const onPaste = (event: ClipboardEvent) => {
    if (event.clipboardData.files.length === 0) return;
    event.preventDefault();
    void upload(event.clipboardData.files);
  };

  return (
    <form
      ref={form}
      className={`composer ${over ? 'is-over' : ''}`}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {completion.offers.length > 0 && (
        <CompletionList
          id={listId}
          completion={completion}
          onChoose={(at) => completion.choose(at, replace)}
        />
      )}
      {files.length > 0 && (
        <ul className="composer-files" aria-label="Files to send">
          {files.map((file) => (
            <li key={file.id} className="chip">
              {file.name}
              <button
                type="button"
                aria-label={`Remove ${file.name}`}
                onClick={() => setFiles(files.filter(({ id }) => id !== file.id))}
              >
                <CloseIcon />
              </button>
            </li>
          ))}
        </ul>
      )}
      <textarea
        ref={area}
        rows={1}
        value={text}
        placeholder={label}
        aria-label={label}
        aria-autocomplete="list"
        aria-controls={completion.offers.length > 0 ? listId : undefined}
        aria-activedescendant={completion.offers.length > 0 ? `${listId}-${completion.at}` : undefined}
        onChange={(event) => {
          setText(event.target.value);
          setCaret(event.target.selectionStart);
        }}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
      <div className="composer-tools">
        <button
          type="button"
          className="tool"
          aria-label="Attach a file"
          title="Attach a file"
          onClick={() => picker.current?.click()}
        >
          <AttachIcon />
        </button>
        <input
          ref={picker}
          type="file"
          multiple
          className="visually-hidden"
          tabIndex={-1}
          aria-label={`Files for ${label}`}
          onChange={(event) => {
            void upload([...(event.target.files ?? [])]);
            event.target.value = '';
          }}
        />
        {threadTs === undefined && <GlobalShortcuts />}
        <span className="composer-hint">
          {busy === 'uploading'
            ? 'Uploading…'
            : over
              ? 'Drop the file to attach it'
              : 'Enter to send · Shift+Enter for a new line'}
        </span>
        <button
          type="submit"
          className="send"
          aria-label="Send"
          title="Send"
          disabled={busy !== null || (text.trim() === '' && files.length === 0)}
        >
          <SendIcon />
        </button>
      </div>
    </form>
  );
}
