import type { Addressee, Cable } from '../../cable/index.ts';
import {
  accreditedTo,
  type CountryCode,
  collectiveByName,
  membersIn,
  postByName,
  postsFor,
} from '../../geo/index.ts';
import type { Responder } from '../types.ts';
import type { Anchor } from './calendar.ts';

/** Without a date the newest accreditations count. */
const OPEN_END = 9999;
/** The sender is nobody's host government. */
const SENDER: CountryCode = 'US';

/**
 * The countries that owe an answer: those of the action posts and of the collectives' members, through accreditation
 * (Colombo brings Sri Lanka and the Maldives). A country whose post is exempt stands apart; one without a post has `post: null`.
 */
export function readResponders(
  cable: Cable,
  anchor: Anchor,
): { responders: Responder[]; exempted: Responder[] } {
  const year = anchor.year ?? OPEN_END;
  const exempt = new Map(cable.exempt.map(({ name, span }) => [officialName(name), span]));
  const responders = new Map<CountryCode, Responder>();
  const exempted = new Map<CountryCode, Responder>();
  // Posts first: one that is named itself is a plainer reason than its collective.
  const byKind = [...cable.action].sort((a, b) => Number(isCollective(a)) - Number(isCollective(b)));
  for (const addressee of byKind) {
    for (const owed of owedBy(addressee, year)) {
      const exemption = owed.post === null ? undefined : exempt.get(owed.post);
      const into = exemption === undefined ? responders : exempted;
      if (!into.has(owed.country)) into.set(owed.country, { ...owed, span: exemption ?? owed.span });
    }
  }
  return {
    responders: [...responders.values()],
    exempted: [...exempted.values()].filter(({ country }) => !responders.has(country)),
  };
}

function isCollective({ kind }: Addressee): boolean {
  return kind === 'collective';
}

function officialName(name: string): string {
  return postByName(name)?.name ?? name;
}

function owedBy(addressee: Addressee, year: number): Responder[] {
  const { name, span } = addressee;
  const collective = collectiveByName(name);
  if (collective !== null) {
    return membersIn(collective, year)
      .filter((country) => country !== SENDER)
      .map((country) => ({ country, post: postsFor(country, year)[0]?.name ?? null, via: name, span }));
  }
  const post = postByName(name);
  if (post === null) return [];
  return accreditedTo(post, year)
    .filter((country) => country !== SENDER)
    .map((country) => ({ country, post: post.name, via: name, span }));
}
