import { describe, expect, it } from 'vitest';
import { workspaceForEach } from './for-each.ts';
import { CAMPAIGN, ELSEWHERE, type Mode, OFFICER, OUTSIDER, says } from './workspace.ts';

const MODES: Mode[] = ['socket', 'http'];

describe.each(MODES)('membership over %s mode', (mode) => {
  const at = workspaceForEach(mode);

  it('who leaves the channel sees nothing more of it from that moment', async () => {
    const officer = at.slack.as(OFFICER);
    await officer.command(ELSEWHERE, '/demarche', 'points 08STATE22377');
    await officer.waitForMessage(ELSEWHERE, says('talking points', 'recognize Kosovo soon'));
    await at.slack.removeMember(CAMPAIGN, OFFICER);
    await officer.command(ELSEWHERE, '/demarche', 'asks 08STATE22377');
    await officer.waitForMessage(ELSEWHERE, says('I know no cable 08STATE22377 that you can see'));
  });

  it('a form that was opened before records nothing any more, and says so where the words still stand', async () => {
    const officer = at.slack.as(OFFICER);
    await officer.command(CAMPAIGN, '/demarche', 'status Malaysia');
    const view = await officer.waitForMessage(CAMPAIGN, says('*Malaysia*', 'response.more'));
    await officer.click(view, { label: 'More…' });
    const form = await officer.waitForView();
    await at.slack.removeMember(CAMPAIGN, OFFICER);
    const position = { value: { type: 'static_select', selected_option: { value: 'supports' } } };
    const { errors } = await officer.submit(form, { position });
    expect(errors?.position).toContain('You can not see this demarche (any more)');
    expect(await at.app.desk.history(at.demarche)).toEqual([]);
  });

  it('who joins sees it at once', async () => {
    const outsider = at.slack.as(OUTSIDER);
    await outsider.command(ELSEWHERE, '/demarche', 'points 08STATE22377');
    await outsider.waitForMessage(ELSEWHERE, says('I know no cable 08STATE22377 that you can see'));
    await at.slack.addMember(CAMPAIGN, OUTSIDER);
    await outsider.command(ELSEWHERE, '/demarche', 'points 08STATE22377');
    await outsider.waitForMessage(ELSEWHERE, says('recognize Kosovo soon'));
  });
});
