import type { Kysely } from 'kysely';
import { appendOnly, textType } from '../dialect.ts';

/** The ledger and the keyed state. Once released, a migration is never edited: a change is a new one. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const text = textType(db);
  await db.schema
    .createTable('cable')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('workspace', text, (c) => c.notNull())
    .addColumn('mrn', text, (c) => c.notNull())
    .addColumn('raw', text, (c) => c.notNull())
    .addColumn('parsed_json', text, (c) => c.notNull())
    .addColumn('imported_by', text, (c) => c.notNull())
    .addColumn('imported_at', text, (c) => c.notNull())
    .addUniqueConstraint('cable_once', ['workspace', 'mrn'])
    .execute();

  await db.schema
    .createTable('demarche')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('workspace', text, (c) => c.notNull())
    .addColumn('cable', text, (c) => c.notNull().references('cable.id'))
    .addColumn('mrn', text, (c) => c.notNull())
    .addColumn('subject', text, (c) => c.notNull())
    .addColumn('marking_json', text, (c) => c.notNull())
    .addColumn('sender', text)
    .addColumn('sent_at', text)
    .addColumn('tags_json', text, (c) => c.notNull())
    .addColumn('facts_json', text, (c) => c.notNull())
    .addColumn('state', text, (c) => c.notNull())
    .addColumn('opened_by', text, (c) => c.notNull())
    .addColumn('opened_at', text, (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addUniqueConstraint('demarche_once', ['workspace', 'mrn'])
    .execute();

  await db.schema
    .createTable('responder')
    .addColumn('demarche', text, (c) => c.notNull().references('demarche.id'))
    .addColumn('country', text, (c) => c.notNull())
    .addColumn('post', text)
    .addColumn('via', text, (c) => c.notNull())
    .addColumn('owner', text)
    .addPrimaryKeyConstraint('responder_key', ['demarche', 'country'])
    .execute();

  await db.schema
    .createTable('response')
    .addColumn('workspace', text, (c) => c.notNull())
    .addColumn('demarche', text, (c) => c.notNull())
    .addColumn('country', text, (c) => c.notNull())
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('seq', 'integer', (c) => c.notNull())
    .addColumn('type', text, (c) => c.notNull())
    .addColumn('patch_json', text)
    .addColumn('of_revision', 'integer')
    .addColumn('by_user', text, (c) => c.notNull())
    .addColumn('at', text, (c) => c.notNull())
    .addColumn('surface', text, (c) => c.notNull())
    .addColumn('link', text)
    .addPrimaryKeyConstraint('response_key', ['demarche', 'country', 'revision'])
    .addUniqueConstraint('response_order', ['demarche', 'seq'])
    .addForeignKeyConstraint('response_responder', ['demarche', 'country'], 'responder', [
      'demarche',
      'country',
    ])
    .execute();

  await db.schema
    .createTable('tracking')
    .addColumn('workspace', text, (c) => c.notNull())
    .addColumn('demarche', text, (c) => c.notNull().references('demarche.id'))
    .addColumn('channel', text, (c) => c.notNull())
    .addColumn('card_ts', text)
    .addColumn('card_version', 'integer', (c) => c.notNull())
    .addColumn('tracked_by', text, (c) => c.notNull())
    .addColumn('tracked_at', text, (c) => c.notNull())
    .addColumn('reminders_json', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('tracking_key', ['demarche', 'channel'])
    .execute();
  await db.schema.createIndex('tracking_channel').on('tracking').columns(['workspace', 'channel']).execute();

  await db.schema
    .createTable('reminder')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('workspace', text, (c) => c.notNull())
    .addColumn('demarche', text, (c) => c.notNull().references('demarche.id'))
    .addColumn('channel', text, (c) => c.notNull())
    .addColumn('key', text, (c) => c.notNull())
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('due_at', text, (c) => c.notNull())
    .addColumn('status', text, (c) => c.notNull())
    .addColumn('claimed_by', text)
    .addColumn('claimed_until', text)
    .addColumn('claims', 'integer', (c) => c.notNull())
    .addColumn('posted_ts', text)
    .addColumn('finished', 'integer', (c) => c.notNull())
    .addUniqueConstraint('reminder_once', ['demarche', 'channel', 'key'])
    .execute();

  await db.schema
    .createTable('audit')
    .addColumn('workspace', text, (c) => c.notNull())
    .addColumn('seq', 'integer', (c) => c.notNull())
    .addColumn('demarche', text)
    .addColumn('verb', text, (c) => c.notNull())
    .addColumn('detail_json', text, (c) => c.notNull())
    .addColumn('by_user', text, (c) => c.notNull())
    .addColumn('at', text, (c) => c.notNull())
    .addColumn('surface', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('audit_key', ['workspace', 'seq'])
    .execute();
  await db.schema.createIndex('audit_demarche').on('audit').column('demarche').execute();

  await db.schema
    .createTable('keyv')
    .addColumn('namespace', text, (c) => c.notNull())
    .addColumn('key', text, (c) => c.notNull())
    .addColumn('value', text, (c) => c.notNull())
    .addColumn('expires', 'bigint')
    .addPrimaryKeyConstraint('keyv_key', ['namespace', 'key'])
    .execute();
  await db.schema.createIndex('keyv_expires').on('keyv').column('expires').execute();

  await db.schema
    .createTable('forgetting')
    .addColumn('workspace', text, (c) => c.primaryKey())
    .execute();
  await appendOnly(db, 'response');
  await appendOnly(db, 'audit');
}
