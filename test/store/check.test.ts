import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/index.ts';
import { by, cableFor, quietly } from './contract/samples.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ledger-'));
  file = join(folder, 'desk.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const sentence = expect.stringMatching(/^[A-Z][^\n]{40,}\.$/);

describe('the check', () => {
  /** Damages a sound ledger from outside, with its rules off, and says what the check finds. */
  async function findings(damage: string): Promise<string[]> {
    const store = await openStore(file);
    const { demarche } = await store.ledger.importCable(by('U1'), {
      ...cableFor('19STATE100'),
      entries: [{ country: 'BJ', patch: { note: 'said' } }],
    });
    await store.ledger.append(by('U2'), {
      demarche: demarche?.id ?? '',
      country: 'BJ',
      after: 1,
      entry: { type: 'held', patch: { note: 'other' } },
    });
    await store.ledger.append(by('U2'), {
      demarche: demarche?.id ?? '',
      country: 'BJ',
      after: 2,
      entry: { type: 'dismiss', of: 2 },
    });
    await store.ledger.track(by('U1'), demarche?.id ?? '', 'C1', quietly);
    await store.ledger.setGrant(by('U1'), 'U5', 'reader');
    await store.ledger.setGrant(by('U1'), 'U5', 'recorder');
    await store.ledger.setDefaultRole(by('U1'), 'reader');
    await store.ledger.setClearance(by('U1'), 'C1', 'SBU');
    expect(await store.ledger.check()).toEqual([]);
    const other = new DatabaseSync(file);
    other.exec('pragma foreign_keys = off; drop trigger response_no_update; drop trigger response_no_delete');
    other.exec('drop trigger audit_no_update; drop trigger audit_no_delete');
    other.exec(damage);
    other.close();
    const found = await store.ledger.check();
    await store.close();
    return found.map(({ table, message }) => `${table}: ${message}`);
  }

  it.each([
    ['a gap in the revisions', 'delete from response where revision = 1', ['response: revision 2 follows 0']],
    [
      'an entry that points at nothing',
      'update response set of_revision = 7 where revision = 3',
      ['response: dismiss of revision 7, which did not wait'],
    ],
    [
      'an entry that points at the wrong kind',
      'update response set of_revision = 1 where revision = 3',
      ['response: dismiss of revision 1, which did not wait'],
    ],
    [
      "an undo of another person's entry",
      "update response set type = 'undo', of_revision = 1 where revision = 3",
      ['response: undo of revision 1, which its writer had not in force'],
    ],
    [
      'an entry that can not be read',
      'update response set patch_json = \'{"position":"maybe"}\' where revision = 1',
      ['response: the row can not be read'],
    ],
    ['facts that are cut off', "update demarche set facts_json = '{'", ['demarche: the row can not be read']],
    [
      'settings that are none',
      "update tracking set reminders_json = '[]'",
      ['tracking: the row can not be read'],
    ],
    [
      'rows without their demarche',
      'delete from demarche',
      ['responder', 'response', 'tracking', 'audit'].map(
        (table) => `${table}: rows of a demarche that is not there`,
      ),
    ],
    [
      'entries of a country that owes nothing',
      "delete from responder where country = 'BJ'",
      ['response: entries of a country that is no responder'],
    ],
    [
      'entries of another workspace',
      "update response set workspace = 'T2' where revision = 1",
      ['response: rows of another workspace'],
    ],
    [
      'a channel of another workspace',
      "update tracking set workspace = 'T2'",
      ['tracking: rows of another workspace'],
    ],
    [
      'lines of the audit about what is of another workspace',
      "update audit set workspace = 'T2' where verb = 'import'",
      ['audit: rows of another workspace'],
    ],
    [
      'a cable of another workspace',
      "update cable set workspace = 'T2'",
      ['demarche: its cable is of another workspace'],
    ],
    [
      'a counter that lags',
      'update demarche set version = 1',
      ['demarche: version 1 is behind its entries (4)'],
    ],
    [
      'a role that is none',
      "update role set role = 'king'",
      ['role: the row can not be read', 'role: "king" stands, where the audit last says "recorder"'],
    ],
    [
      'a default role that is none',
      "update default_role set role = ''",
      [
        'default_role: the row can not be read',
        'default_role: "" stands, where the audit last says "reader"',
      ],
    ],
    [
      'a clearance for a level that is none',
      "update clearance set level = 'EYES ONLY'",
      [
        'clearance: the row can not be read',
        'clearance: "EYES ONLY" stands, where the audit last says "SBU"',
      ],
    ],
    [
      'a role that nobody gave',
      "insert into role values ('T1', 'U6', 'coordinator', 'U6', 'now')",
      ['role: "coordinator" stands, where the audit last says nothing'],
    ],
    [
      'a role that nobody took off',
      'delete from role',
      ['role: nothing stands, where the audit last says "recorder"'],
    ],
    [
      'a change of a role that begins with what never stood',
      `update audit set detail_json = '{"user":"U5","from":"coordinator","to":"recorder"}' where detail_json like '%recorder%'`,
      ['audit: role, workspace T1 user U5 changes from "coordinator", where "reader" stood'],
    ],
    [
      'a line of the audit that says no change',
      `update audit set detail_json = '{}' where verb = 'clearance'`,
      ['audit: no change of a clearance', 'clearance: "SBU" stands, where the audit last says nothing'],
    ],
  ])('finds %s', async (_, damage, expected) => {
    expect(await findings(damage)).toEqual(expected);
  });
});

describe('a backup', () => {
  it('is a whole database of its own, made while others write', async () => {
    const store = await openStore(file);
    const { demarche } = await store.ledger.importCable(by('U1'), cableFor('19STATE100'));
    await store.keyed('drafts').set('key', 'value');
    await store.ledger.setGrant(by('U1'), 'U5', 'coordinator');
    await store.ledger.setDefaultRole(by('U1'), 'reader');
    await store.ledger.setClearance(by('U1'), 'C1', 'SBU');
    const copy = join(folder, 'copy.db');
    const [, appended] = await Promise.all([
      store.backup(copy),
      store.ledger.append(by('U1'), {
        demarche: demarche?.id ?? '',
        country: 'BJ',
        after: 0,
        entry: { type: 'record', patch: { note: 'meanwhile' } },
      }),
    ]);
    expect(appended.type).toBe('appended');
    await store.close();
    const restored = await openStore(copy);
    expect(await restored.ledger.demarche('T1', '19STATE100')).toEqual(demarche);
    expect(await restored.keyed('drafts').get('key')).toBe('value');
    expect(await restored.ledger.grantOf('T1', 'U5')).toBe('coordinator');
    expect(await restored.ledger.defaultRole('T1')).toBe('reader');
    expect(await restored.ledger.clearance('T1', 'C1')).toBe('SBU');
    expect(await restored.ledger.check()).toEqual([]);
    await restored.close();
  });

  it('into a folder that is not there, or over a file that is, is refused in words', async () => {
    const store = await openStore(file);
    const there = join(folder, 'letter.txt');
    writeFileSync(there, 'do not lose me');
    for (const target of [join(folder, 'nowhere', 'copy.db'), there]) {
      await expect(store.backup(target)).rejects.toMatchObject({ name: 'StoreError', message: sentence });
    }
    expect(readFileSync(there, 'utf8')).toBe('do not lose me');
    await store.close();
  });
});
