import type { Installation } from '@slack/bolt';
import type { Page } from './pages.ts';

/** The page before Slack's own: what will be installed. */
export function beforePage(slackUrl: string): Page {
  return {
    title: 'Demarche Desk for Slack',
    lines: [
      'It reads a demarche cable, and then Slack itself holds the campaign: what to say, by when, who has delivered, and what each government answered.',
      'Slack shows next what the app may do in your workspace. It reads no channel unless you allow that there.',
    ],
    link: { href: slackUrl, label: 'Add to Slack' },
  };
}

/** The page after a workspace, or an organisation, has installed the app. */
export function installedPage(installation: Installation): Page {
  if (installation.isEnterpriseInstall) {
    const manage = `${installation.enterpriseUrl ?? 'https://app.slack.com/'}manage/organization/apps/profile/${installation.appId ?? ''}/workspaces/add`;
    return {
      title: 'Installed for your organisation',
      lines: ['Choose next in which of its workspaces people can use Demarche Desk.'],
      link: { href: manage, label: 'Choose workspaces' },
    };
  }
  const team = installation.team?.id ?? '';
  return {
    title: `Installed in ${installation.team?.name ?? 'your workspace'}`,
    lines: [
      'In Slack, open a channel, type `/invite @Demarche Desk`, and then `/demarche import` to read a cable from a file.',
      'A message from Demarche Desk waits for you there.',
    ],
    link: { href: `slack://app?team=${team}&id=${installation.appId ?? ''}`, label: 'Open Slack' },
  };
}

const again = { href: '/slack/install', label: 'Start again' };

const REFUSED: Record<string, { status: number; page: Page }> = {
  slack_oauth_installer_authorization_error: {
    status: 200,
    page: {
      title: 'Nothing was installed',
      lines: ['You cancelled on the page of Slack, so nothing has changed. You can come back at any time.'],
      link: again,
    },
  },
  slack_oauth_missing_code: {
    status: 400,
    page: {
      title: 'Nothing was installed',
      lines: ['Slack sent you here without its code, so the app can not tell what was allowed.'],
      link: again,
    },
  },
  slack_oauth_missing_state: {
    status: 400,
    page: {
      title: 'Nothing was installed',
      lines: [
        'This address lacks the mark of an installation that began here (its `state`). Somebody else may have sent you this link: if you did not begin an installation yourself, close this page.',
      ],
      link: again,
    },
  },
  slack_oauth_invalid_state: {
    status: 400,
    page: {
      title: 'Nothing was installed',
      lines: [
        'This installation was not begun in this browser, or its cookie is gone. Somebody else may have sent you this link: if you did not begin an installation yourself, close this page.',
      ],
      link: again,
    },
  },
  state_wrong: {
    status: 400,
    page: {
      title: 'Nothing was installed',
      lines: [
        'The mark of this installation (its `state`) is not one of ours, so nobody can tell who began it. If you began it yourself, begin once more.',
      ],
      link: again,
    },
  },
  state_expired: {
    status: 400,
    page: {
      title: 'That took too long',
      lines: ['An installation has to be finished within ten minutes. Nothing was installed.'],
      link: again,
    },
  },
  state_used: {
    status: 400,
    page: {
      title: 'This link was used before',
      lines: [
        'Each installation has an address that works once, and this one has worked. If the app is in your workspace, all is well; if not, begin once more.',
      ],
      link: again,
    },
  },
  slack_webapi_platform_error: {
    status: 502,
    page: {
      title: 'Slack did not install it',
      lines: [
        'Slack refused the code that it had sent along. A code works once and for ten minutes, so begin once more; if that fails again, tell whoever runs this app that Slack refused the installation (its client id or secret may be wrong).',
      ],
      link: again,
    },
  },
};

/** What a person reads when an installation came to nothing, by the code of the error. */
export function refusedPage(code: string): { status: number; page: Page } {
  return (
    REFUSED[code] ?? {
      status: 500,
      page: {
        title: 'That did not work',
        lines: [
          'It is our fault, not yours: Slack could not be reached, or the installation could not be kept. Begin once more in a minute; if it fails again, tell whoever runs this app when you tried.',
        ],
        link: again,
      },
    }
  );
}

/** The page of one of our links: it leads into Slack and says nothing of the cable, not even whether there is one. */
export function linkPage(mrn: string): Page {
  return {
    title: mrn,
    lines: [
      `This is a link to a demarche in Slack. In a channel that follows it, or in a message to Demarche Desk, type \`/demarche show ${mrn}\`.`,
      'Only members of a channel that follows it can see it.',
    ],
    link: { href: 'slack://open', label: 'Open Slack' },
  };
}
