import type { KnownBlock } from '@slack/types';
import { areBlocks, judgeMessageBlocks } from '../block-rules/index.ts';
import type { Core } from '../core.ts';
import type { StoredFile } from '../files.ts';
import { isJson, textAt } from '../json.ts';
import type { Args } from './args.ts';
import { type Methods, writableChannel } from './method.ts';
import { SlackError } from './slack-error.ts';

function readable({ workspace }: Core, id: string): StoredFile {
  const file = workspace.files.all.get(id);
  if (!file?.appMayRead || file.pending) throw new SlackError('file_not_found');
  return file;
}

function blocksOf(args: Args): KnownBlock[] {
  const blocks = args.json('blocks', 'invalid_blocks_format') ?? [];
  if (!areBlocks(blocks)) throw new SlackError('invalid_blocks', judgeMessageBlocks(blocks)?.messages);
  return blocks;
}

export const files: Methods = {
  'files.getUploadURLExternal': (args, { workspace, url }) => {
    const [name, length] = [args.text('filename'), args.number('length', 0)];
    if (name === '' || length <= 0) throw new SlackError('invalid_arguments');
    const file = workspace.files.add(workspace.bot.userId, name, null);
    return { upload_url: `${url}/upload/v1/${file.uploadKey}`, file_id: file.id };
  },

  'files.completeUploadExternal': (args, core) => {
    const { workspace } = core;
    const named = args.json('files', 'invalid_arguments');
    if (!Array.isArray(named) || named.length === 0) throw new SlackError('invalid_arguments');
    const uploaded = named.filter(isJson).map((one) => {
      const file = workspace.files.all.get(textAt(one, 'id'));
      if (!file?.bytes || file.user !== workspace.bot.userId) throw new SlackError('file_not_found');
      return { file, title: textAt(one, 'title') };
    });
    const target = args.text('channel_id') || args.text('channels');
    const channel = target ? writableChannel(core, target) : null;
    const blocks = blocksOf(args);
    for (const { file, title } of uploaded) {
      file.pending = false;
      file.appMayRead = true;
      if (title) file.title = title;
      if (channel) file.channels.add(channel.id);
    }
    if (channel) {
      workspace.post({
        channel: channel.id,
        user: workspace.bot.userId,
        text: args.text('initial_comment'),
        blocks: args.text('initial_comment') ? [] : blocks,
        fileIds: uploaded.map(({ file }) => file.id),
        threadTs: args.text('thread_ts') || null,
      });
    }
    return { files: uploaded.map(({ file }) => workspace.files.wire(file)) };
  },

  'files.info': (args, core) => ({
    file: core.workspace.files.wire(readable(core, args.text('file'))),
    comments: [],
    response_metadata: { next_cursor: '' },
  }),

  'files.list': (args, { workspace }) => {
    const [user, channel] = [args.text('user'), args.text('channel')];
    const found = [...workspace.files.all.values()]
      .filter((file) => file.appMayRead && !file.pending)
      .filter((file) => (user === '' || file.user === user) && (channel === '' || file.channels.has(channel)))
      .reverse();
    const count = args.number('count', 100);
    const page = args.number('page', 1);
    return {
      files: found.slice((page - 1) * count, page * count).map((file) => workspace.files.wire(file)),
      paging: { count, total: found.length, page, pages: Math.ceil(found.length / count) },
    };
  },
};
