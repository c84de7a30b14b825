import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type Answer,
  COMMANDS,
  type CommandContext,
  findCommand,
  nearestCommand,
} from '../../commands/index.ts';
import { findMrns } from '../../src/cable/index.ts';
import type { Role } from '../../src/demarche/index.ts';
import { DeskError, type Sight, seenThrough } from '../../src/desk/index.ts';
import { CHANNEL, openWorld, type World } from '../support/world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world[Symbol.asyncDispose]());

async function type(text: string, user = 'U1', role: Role = 'coordinator'): Promise<Answer> {
  const { demarche, time, as } = world;
  const everything = { clearance: 'CONFIDENTIAL', shared: false } as const;
  const sight: Sight = { of: async (asked) => asked.map(() => everything), plain: async () => everything };
  const desk = seenThrough(world.desk, sight, { now: () => time.now });
  const [word = ''] = text.split(' ', 1);
  const context: CommandContext = {
    words: text.slice(word.length).trim(),
    actor: { ...as(user), role },
    viewer: { user, zone: 'America/New_York' },
    channel: CHANNEL,
    now: time.now,
    desk,
    search: async (said) => ({ text: `found ${said}` }),
    boards: async () => [await desk.board(demarche)],
    canPost: async () => true,
    linkTo: () => null,
    boardOf: async () => desk.board(demarche),
    demarche: async (words) => {
      const [named] = findMrns(words);
      return {
        demarche,
        rest: named ? words.replace(words.slice(named.start, named.end), '').trim() : words,
      };
    },
  };
  const command = findCommand(word);
  if (!command) throw new Error(`no command ${word}`);
  return command.run(context);
}

/** Everything that a person reads in an answer. */
const read = (answer: Answer): string => JSON.stringify(answer.blocks ?? answer.text);

const refusal = async (text: string): Promise<string> => {
  try {
    await type(text);
  } catch (error) {
    if (error instanceof DeskError) return error.message;
    throw error;
  }
  throw new Error(`${text} was not refused`);
};

describe('every subcommand', () => {
  it('has a name and aliases of its own', () => {
    const words = COMMANDS.flatMap(({ name, aliases }) => [name, ...(aliases ?? [])]);
    expect(new Set(words).size).toBe(words.length);
  });

  it('has a usage that begins with its name, a help line and an example that is itself a command', () => {
    for (const { name, usage, help, examples } of COMMANDS) {
      expect(usage.split(' ')[0], name).toBe(name);
      expect(help, name).not.toBe('');
      expect(examples, name).not.toEqual([]);
      for (const example of examples)
        expect(findCommand(example.split(' ')[0] ?? '')?.name, example).toBe(name);
    }
  });

  it.each(
    COMMANDS.filter(({ name }) => !['import', 'reopen', 'undo', 'track'].includes(name)).flatMap(
      ({ examples }) => examples,
    ),
  )('answers its own example: %s', async (example) => {
    const answer = await type(example);
    expect(answer.text).not.toBe('');
  });

  it.each([
    ['statsu', 'status'],
    ['recrod', 'record'],
    ['deadlnies', 'deadlines'],
    ['talking-point', 'points'],
  ])('%s is near to %s', (typed, meant) => {
    expect(nearestCommand(typed)?.name).toBe(meant);
  });

  it.each(['xylophone', 'foo', 'x'])('offers nothing for a word that is near to none: %s', (typed) => {
    expect(nearestCommand(typed)).toBeNull();
  });
});

describe('points', () => {
  it('puts those that name the country first, and says how many notes are left out', async () => {
    const answer = read(await type('points for Malaysia'));
    expect(answer).toContain('Points that name Malaysia');
    expect(answer).toContain('2 notes for the post left out');
  });

  it('shows the notes only when asked', async () => {
    expect(read(await type('points'))).not.toContain('not to be delivered');
    expect(read(await type('points notes'))).toContain('not to be delivered');
  });
});

describe('status', () => {
  it('shows who is outstanding, with five buttons a country', async () => {
    const { blocks = [] } = await type('status');
    const rows = blocks.filter((block) => block.block_id?.startsWith('row:'));
    expect(rows.length).toBeGreaterThan(5);
    for (const row of rows) expect(row).toMatchObject({ elements: { length: 5 } });
  });

  it.each([
    ['status Malaysia', 'Malaysia'],
    ['status Türkiye', 'Türkiye'],
    ['status turkey', 'Türkiye'],
    ['status Ivory Coast', 'Côte d’Ivoire'],
    ['status Malasyia', 'Malaysia'],
    ['status UAE', 'United Arab Emirates'],
    ['status 08STATE22377 Jordan', 'Jordan'],
  ])('%s opens %s', async (typed, name) => {
    expect(read(await type(typed))).toContain(`*${name}*`);
  });

  it.each([
    ['status supports', 'Supports'],
    ['status in favour', 'Supports'],
    ['status leans yes', 'Leans yes'],
    ['status Against table', 'Opposes'],
    ['status late', 'Overdue'],
    ['status everyone', 'All countries'],
  ])('%s shows the rows that plain words would show: %s', async (typed, heading) => {
    expect(read(await type(typed))).toContain(`*${heading}*: `);
  });

  it('says why a country that is exempt owes no answer', async () => {
    expect(await refusal('status Mauritania')).toContain('exempt');
  });

  it('says what to do about a word that is no country', async () => {
    expect(await refusal('status Atlantis')).toContain('I know no country “Atlantis”');
  });
});

describe('export', () => {
  it.each([
    ['export xlsx', '08STATE22377.xlsx'],
    ['export as csv', '08STATE22377.csv'],
    ['export spreadsheet', '08STATE22377.xlsx'],
    ['export the draft reporting cable', '08STATE22377-report.txt'],
  ])('%s is the file of that form', async (typed, name) => {
    expect(await type(typed)).toMatchObject({ file: { name } });
  });

  it.each(['export', 'export pdf', 'export constructor', 'export csv or json'])(
    'says which forms there are for what names none, or two: %s',
    async (typed) => {
      expect(await refusal(typed)).toContain('`/demarche export xlsx`');
    },
  );
});

describe('map', () => {
  it.each([
    ['map', '08STATE22377.png'],
    ['map african', '08STATE22377-africa.png'],
    ['map of the Americas dark', '08STATE22377-americas.png'],
    ['map Near East', '08STATE22377-middle-east.png'],
  ])('%s is a picture of what it names', async (typed, name) => {
    expect(await type(typed)).toMatchObject({ file: { name } });
  });

  it('says which regions there are for a place that is none', async () => {
    expect(await refusal('map Malaysia')).toContain('`/demarche map`, `/demarche map africa`');
  });
});

describe('record', () => {
  it('records delivery, position and note at once', async () => {
    const answer = read(await type('record Malaysia delivered supports FM said yes'));
    expect(answer).toContain('Recorded for Malaysia');
    const [entry] = await world.desk.history(world.demarche.id, 'MY');
    expect(entry).toMatchObject({
      type: 'record',
      patch: { delivery: 'delivered', position: 'supports', note: 'FM said yes' },
    });
  });

  it('takes a name of several words before a shorter one', async () => {
    await type('record Guinea-Bissau supports');
    expect(await world.desk.history(world.demarche.id, 'GN')).toEqual([]);
    expect(await world.desk.history(world.demarche.id, 'GW')).toHaveLength(1);
  });

  it('opens the form when only a country is named', async () => {
    const { view } = await type('record Malaysia');
    expect(view?.callback_id).toBe('response.modal');
  });

  it.each([
    ['record Malaysia suports, FM said yes', 'record Malaysia supports, FM said yes'],
    ['record Malaysia delievered', 'record Malaysia delivered'],
    ['record Malaysia delivered oposes', 'record Malaysia delivered opposes'],
    ['record Malaysia non-comittal', 'record Malaysia noncommittal'],
  ])('does not keep an answer as a note for a slip in its word: %s', async (typed, meant) => {
    expect(await refusal(typed)).toContain(`Did you mean \`/demarche ${meant}\`?`);
    expect(await world.desk.history(world.demarche.id, 'MY')).toEqual([]);
  });

  it.each(['supporters were there', 'opposition asked', 'call back on Monday', 'means well'])(
    'keeps a note that is one: %s',
    async (note) => {
      await type(`record Malaysia ${note}`);
      expect(await world.desk.history(world.demarche.id, 'MY')).toMatchObject([{ patch: { note } }]);
    },
  );

  it('asks for the country when none is named', async () => {
    expect(await refusal('record')).toContain('for which country');
  });
});

describe('assign, mine and unassign', () => {
  it('names the owner of several countries, and tells them in a DM', async () => {
    const answer = await type('assign Malaysia, Ivory Coast <@U2|mei>');
    expect(read(answer)).toContain('<@U2> now answers for *Malaysia* and *Côte d’Ivoire*');
    expect(answer.dm).toMatchObject({ user: 'U2' });
    const mine = read(await type('mine', 'U2'));
    expect(mine).toContain('You owe 2 answers');
    expect(mine).toContain('*Malaysia*');
  });

  it('says of several which were handed over and which were not, and why', async () => {
    await type('assign Malaysia <@U5>');
    const answer = await type('assign Malaysia, Indonesia, Malaysia <@U2>', 'U5', 'recorder');
    expect(read(answer)).toContain('<@U2> now answers for *Malaysia*.');
    expect(read(answer)).toMatch(/\*Indonesia\*: .*nobody was assigned .*takes a coordinator/);
    expect(JSON.stringify(answer.dm)).not.toContain('Indonesia');
    await type('assign Malaysia <@U5>');
    const off = read(await type('unassign Malaysia, Indonesia, Jordan', 'U5', 'recorder'));
    expect(off).toContain('Nobody answers for *Malaysia* now.');
    expect(off).toContain('*Indonesia*, *Jordan*: ');
    await expect(type('assign Indonesia, Jordan <@U2>', 'U5', 'recorder')).rejects.toThrow(
      'takes a coordinator',
    );
  });

  it('tells nobody when one takes a country on oneself', async () => {
    expect((await type('assign Malaysia me')).dm).toBeUndefined();
    expect(read(await type('mine'))).toContain('You owe 1 answer');
  });

  it('takes the name off again', async () => {
    await type('assign Malaysia me');
    await type('unassign Malaysia');
    expect(read(await type('mine'))).toContain('No country is assigned to you');
  });

  it.each(['assign Malaysia', 'assign <@U2>', 'assign'])(
    'refuses %s and says how it is typed',
    async (typed) => {
      expect(await refusal(typed)).toContain('/demarche assign Malaysia');
    },
  );
});

describe('undo', () => {
  it('takes back the own last entry and keeps both in the history', async () => {
    await type('record Malaysia supports');
    expect(read(await type('undo'))).toContain('Undone for Malaysia');
    expect(await world.desk.history(world.demarche.id, 'MY')).toHaveLength(2);
  });

  it('says so when there is nothing to take back', async () => {
    expect(await refusal('undo')).not.toBe('');
  });
});

describe('close and reopen', () => {
  it('a closed demarche takes no answer until it is reopened', async () => {
    await type('close');
    const closed = await world.desk.demarcheById(world.demarche.id);
    expect(closed?.state).toBe('closed');
    world.demarche = closed ?? world.demarche;
    expect(await refusal('record Malaysia supports')).toContain('closed');
    await type('reopen');
    world.demarche = (await world.desk.demarcheById(world.demarche.id)) ?? world.demarche;
    expect(read(await type('record Malaysia supports'))).toContain('Recorded');
  });
});

describe('remind', () => {
  it.each([
    ['remind', 'is reminded 72 h, 24 h, 3 h before the deadline and at the deadline'],
    ['remind off', 'not reminded'],
    ['remind hours 24 0', 'is reminded 24 h before the deadline and at the deadline'],
    ['remind hours 2, 48', 'is reminded 48 h, 2 h before the deadline'],
    ['remind morning 8', '8:00'],
    ['remind', 'each working morning (Mon–Fri) at 9:00'],
    ['remind weekdays mon-thu,sun', '(Mon–Thu, Sun)'],
    ['remind weekdays Fri - Monday', '(Mon, Fri–Sun)'],
    ['remind weekdays tue thu', '(Tue, Thu)'],
    ['remind quiet 20-7', 'Quiet from 20:00 to 7:00: what falls due then comes at 7:00'],
    ['remind quiet 20:00 to 07:00', 'Quiet from 20:00 to 7:00'],
    ['remind zone europe/london', 'Its clock: Europe/London.'],
    ['remind zone America/Argentina/Buenos_Aires', 'Buenos_Aires.'],
    ['remind', 'Digest: who tracks the demarche'],
    ['remind digest off', 'No digest.'],
    ['remind zone UTC', 'Its clock: UTC.'],
  ])('%s', async (typed, said) => {
    expect(read(await type(typed))).toContain(said);
  });

  it('quiet hours can be taken off again', async () => {
    await type('remind quiet 20-7');
    await type('remind quiet off');
    expect(read(await type('remind'))).not.toContain('Quiet from');
  });

  it.each([
    'remind hours 5000',
    'remind hours soon',
    'remind hours',
    'remind morning 25',
    'remind morning',
    'remind sometimes',
    'remind constructor',
    'remind zone Mars/Base',
    'remind zone EST',
    'remind zone +05:00',
    'remind weekdays',
    'remind weekdays someday',
    'remind weekdays mon-',
    'remind quiet',
    'remind quiet 20-25',
    'remind quiet 8-8',
    'remind digest weekly',
  ])('refuses %s and says what can be typed', async (typed) => {
    expect(await refusal(typed)).toContain('/demarche remind on');
  });
});

describe('since', () => {
  const at = (instant: string) => {
    world.time.now = new Date(instant);
  };

  it('tells the net change of answers, positions, owners and deadlines, and not what was before', async () => {
    at('2008-03-05T10:00:00Z');
    await type('record Malaysia supports');
    at('2008-03-06T10:00:00Z');
    await type('record Malaysia opposes');
    await type('record Senegal delivered');
    await type('record Jordan supports');
    await type('undo');
    await type('assign Senegal <@U2>');
    const said = read(await type('since 2 hours'));
    expect(said).toContain('*Malaysia*: Supports → *Opposes*');
    expect(said).toContain('*Senegal*: Delivered');
    expect(said).toContain('*Senegal*: <@U2> answers for it now');
    expect(said).toContain('*3 changes* since');
    expect(said).not.toContain('Jordan');
    expect(said).toContain('CONFIDENTIAL');
  });

  it('tells that the campaign was closed', async () => {
    at('2008-03-06T10:00:00Z');
    await type('close');
    expect(read(await type('since yesterday'))).toContain('The campaign is *closed*');
  });

  it('says when nothing has changed', async () => {
    at('2008-03-06T10:00:00Z');
    expect(read(await type('since 1 hour'))).toContain('Nothing has changed since');
  });

  it.each([
    ['since', '2008-03-05T05:00:00Z'],
    ['since yesterday', '2008-03-05T05:00:00Z'],
    ['since today', '2008-03-06T05:00:00Z'],
    ['since Monday', '2008-03-03T05:00:00Z'],
    ['since Thursday', '2008-02-28T05:00:00Z'],
    ['since 6 hours', '2008-03-06T09:00:00Z'],
    ['since 3 days ago', '2008-03-03T15:00:00Z'],
    ['since 2008-03-05', '2008-03-05T05:00:00Z'],
    ['since 08STATE22377 5 March 14:00', '2008-03-05T19:00:00Z'],
    ['since 2008-03-05T09:00:00.000Z', '2008-03-05T09:00:00Z'],
  ])('%s is by the clock of the reader', async (typed, since) => {
    at('2008-03-06T15:00:00Z');
    expect(read(await type(typed))).toContain(`<!date^${Date.parse(since) / 1000}^`);
  });

  it.each([
    ['since tomorrow', 'not over yet'],
    ['since 2008-03-09', 'not over yet'],
    ['since 2030-01-01T00:00:00Z', 'not over yet'],
    ['since the flood', 'could not read that time'],
    ['since 2008-13-40T99:00:00Z', 'could not read that time'],
  ])('%s is refused with what can be typed', async (typed, why) => {
    at('2008-03-06T15:00:00Z');
    expect(await refusal(typed)).toContain(why);
    expect(await refusal(typed)).toContain('`/demarche since yesterday`');
  });
});
