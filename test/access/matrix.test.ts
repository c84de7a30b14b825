import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { COMMANDS } from '../../commands/index.ts';
import { atLeast } from '../../src/demarche/index.ts';
import { ACTION, CALLBACK, HOME, SHORTCUT } from '../../src/slack/blocks/index.ts';
import { CIRCUMSTANCES, type Circumstance, KINDS, type Kind, OPENER, sees } from './people.ts';
import { EXEMPT, SURFACES, type Surface } from './surfaces.ts';
import { type AccessWorld, MARKERS, openAccessWorld } from './world.ts';

/** What one person may have of one surface in one circumstance. */
function allowed(kind: Kind, surface: Surface, at: Circumstance) {
  const { own, alone, brought, ofWorkspace, needs, where } = surface;
  const seen = sees(kind, at);
  const barred = at.noforn === true && !alone && at.channel !== null;
  const theirs = !own || kind.id === OPENER;
  const role = kind.role !== null && needs !== undefined && atLeast(kind.role, needs);
  return {
    shows: seen && !barred && theirs && (at.clearance === undefined || brought === true),
    file: seen && !barred && theirs,
    changes: role && theirs && (ofWorkspace || (seen && !barred)) && (where?.(at) ?? true),
  };
}

/** Asks once; what of the demarche was shown, whether a file was sent, and whether anything was changed. */
async function ask(world: AccessWorld, kind: Kind, surface: Surface, { channel }: Circumstance) {
  const before = await world.state();
  await world.app.cards.idle();
  world.slack.said.length = 0;
  const acknowledged = await world.receiver.send(surface.payload(world.scene(kind.id, channel)));
  // Cards and reminders that follow a change are for the channel, not an answer to this person.
  const answered = world.slack.said.filter(
    ({ body }) => !body.includes('demarche_card') && !body.includes('"ts"'),
  );
  const told = [JSON.stringify(acknowledged ?? ''), ...answered.map(({ body }) => body)].join('\n');
  return {
    shown: Object.entries(MARKERS).flatMap(([name, marker]) => (told.includes(marker) ? [name] : [])),
    file: answered.some(({ method }) => method === 'upload'),
    changed: (await world.state()) !== before,
  };
}

const nameOf = ({ covers, words, alone }: Surface) =>
  [covers, words, alone ? '(alone)' : ''].filter(Boolean).join(' ');

describe.each(CIRCUMSTANCES)('$name', (circumstance) => {
  it.each(KINDS)('$who has what is theirs of every surface, and nothing else', async (kind) => {
    await using world = await openAccessWorld(circumstance);
    const wrong: string[] = [];
    for (const surface of SURFACES) {
      const may = allowed(kind, surface, circumstance);
      const got = await ask(world, kind, surface, circumstance);
      const say = (what: string) => wrong.push(`${nameOf(surface)}: ${what}`);
      if (got.shown.length > 0 && !may.shows) say(`showed ${got.shown.join(', ')}`);
      if (surface.shows === 'text' && may.shows && got.shown.length === 0) say('showed nothing');
      if (surface.shows === 'file' && got.file !== may.file) say(got.file ? 'sent a file' : 'sent no file');
      if (got.changed !== may.changes) say(got.changed ? 'changed something' : 'changed nothing');
    }
    expect(wrong).toEqual([]);
  });
});

describe('the matrix', () => {
  const manifest = parse(readFileSync(join(import.meta.dirname, '../../manifest.yml'), 'utf8'));
  const covered = new Set([...SURFACES.map(({ covers }) => covers), ...Object.keys(EXEMPT)]);

  it.each([
    ...COMMANDS.map(({ name }) => `command ${name}`),
    'command /cable',
    ...Object.values(ACTION).map((id) => `action ${id}`),
    ...Object.values(HOME).map((id) => `action ${id}`),
    ...Object.values(CALLBACK).map((id) => `form ${id}`),
    ...Object.values(SHORTCUT).map((id) => `shortcut ${id}`),
    ...manifest.settings.event_subscriptions.bot_events.map((name: string) => `event ${name}`),
    'event link_shared',
  ])('has a row for: %s', (surface) => {
    expect(covered).toContain(surface);
  });

  it('has no row for what is not there', () => {
    const events = [...covered].filter((one) => one.startsWith('event '));
    const known = new Set(
      manifest.settings.event_subscriptions.bot_events.map((name: string) => `event ${name}`),
    );
    expect(events.filter((one) => !known.has(one))).toEqual(['event link_shared']);
  });
});
