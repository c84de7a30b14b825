import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CAMPAIGN, COORDINATOR, says, words } from '../app/workspace.ts';
import { type Office, openOffice } from './office.ts';

describe('what a channel has set for its reminders', () => {
  let at: Office;
  beforeEach(async () => {
    at = await openOffice();
  });
  afterEach(() => at[Symbol.asyncDispose]());

  async function type(text: string, answer: string): Promise<void> {
    await at.slack.as(COORDINATOR).command(CAMPAIGN, '/demarche', text);
    await at.slack.as(COORDINATOR).waitForMessage(CAMPAIGN, says(answer));
  }
  async function later(hours: number): Promise<void> {
    at.slack.advance(hours);
    await at.app.reminders.tick();
  }

  it('stands in the history with who set what, and once where it was set to what it was', async () => {
    await type('remind off', 'not reminded');
    await type('remind zone Europe/London', 'not reminded');
    await type('remind off', 'not reminded');
    await type('history', 'changed the reminders');
    const told = at.slack.as(COORDINATOR).messages(CAMPAIGN).find(says('changed the reminders'));
    expect(told && says(`<@${COORDINATOR}> switched the reminders in <#${CAMPAIGN}> off`)(told)).toBe(true);
    expect(told && says('*Clock*: America/New_York → Europe/London', '3 other changes')(told)).toBe(true);
  });

  it('in its quiet hours nothing comes; when they end, the reminder says how much time is left and is not late', async () => {
    // The day before the deadline is over at 04:00 in New York.
    await type('remind quiet 4-8', 'Quiet from 4:00 to 8:00');
    await later(25);
    expect(at.reminders()).toEqual([]);
    await later(3);
    expect(at.reminders().map(words)).toEqual([expect.stringContaining('Due in 20 hours')]);
    expect(at.reminders().some(says('sent late'))).toBe(false);
  });

  it('the one at the deadline comes in the quiet hours too', async () => {
    await type('remind quiet 20-8', 'Quiet from 20:00 to 8:00');
    await later(48);
    expect(at.reminders().map(words)).toEqual([expect.stringContaining('Due now')]);
  });

  it('a morning comes by its own clock and on its own days', async () => {
    await type('remind zone Asia/Dubai', 'Its clock: Asia/Dubai');
    await type('remind weekdays sun-thu', '(Mon–Thu, Sun)');
    await later(91);
    expect(at.reminders().some(says('*Overdue*'))).toBe(false);
    // 09:00 on Sunday 9 March in Dubai.
    await later(1);
    const sunday = (await at.rows()).filter(({ kind, status }) => kind === 'overdue' && status === 'posted');
    expect(sunday).toMatchObject([{ key: 'overdue:2008-03-09', dueAt: '2008-03-09T05:00:00.000Z' }]);
  });
});
