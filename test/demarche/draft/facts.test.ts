import { describe, expect, it } from 'vitest';
import { draftWith } from './text.ts';

describe('urgency is haste that the posts are told to make', () => {
  it.each([
    ['Posts should deliver the points as soon as possible.', 1],
    ['PLEASE APPROACH FOREIGN MINISTRY SOONEST.', 1],
    ['Embassy should raise this at the earliest opportunity.', 1],
    ['Posts should urge the government to sign as soon as possible.', 0],
    ['The pier must be repaired immediately.', 0],
  ])('%s', (sentence, count) => {
    expect(draftWith(sentence).urgency).toHaveLength(count);
  });
});

describe('the reporting instruction keeps its slug and address', () => {
  it.each([
    ['Please slug replies for EUR/WE.', 'EUR/WE', null],
    [
      'Posts should report reactions by cable, slugged for OES/OMC and EUR/WE, no later than June 1.',
      'OES/OMC and EUR/WE',
      null,
    ],
    ['PLEASE SLUG RESPONSES FOR EUR/CE AND REPORT BY JUNE 1.', 'EUR/CE', null],
    ['Please report responses to harborfees@example.gov.', null, 'harborfees@example.gov'],
    ['Please slug any reporting on this or other harbor issues for EUR/WE.', 'EUR/WE', null],
    ['Post should report any reaction.', null, null],
    ['Posts please notify the Department of any reaction.', null, null],
  ])('%s', (sentence, slug, address) => {
    expect(draftWith(sentence).reportingInstruction).toMatchObject({ quote: sentence, slug, address });
  });

  it('there is none when nobody is told to report', () => {
    expect(draftWith('The port reported a loss.').reportingInstruction).toBeNull();
  });

  it('a promise to answer somebody’s requests is none', () => {
    const rest = 'The Secretary pledged to respond to the President’s requests for further information.';
    expect(draftWith(rest).reportingInstruction).toBeNull();
  });
});

describe('points of contact', () => {
  it.each([
    [
      'POINT OF CONTACT: Ada Tillinghast, EUR/WE, 202-555-0142, tillinghasta@example.gov.',
      [['Ada Tillinghast', 'EUR/WE', '202-555-0142', 'tillinghasta@example.gov']],
    ],
    [
      'Please contact Ada Tillinghast (EUR/WE, 202-555-0142) or Robert Vane (OES/OMC, vaner@example.gov) with questions.',
      [
        ['Ada Tillinghast', 'EUR/WE', '202-555-0142', null],
        ['Robert Vane', 'OES/OMC', null, 'vaner@example.gov'],
      ],
    ],
    [
      'POC is Ada Tillinghast, tillinghasta8at8example.gov.',
      [['Ada Tillinghast', null, null, 'tillinghasta8at8example.gov']],
    ],
    [
      "Please contact EUR/WE's Ada Tillinghast (202-555-0142).",
      [['Ada Tillinghast', 'EUR/WE', '202-555-0142', null]],
    ],
    [
      'The POC is Ada Tillinghast (EUR/WE), who can be reached at (202) 555-0142.',
      [['Ada Tillinghast', 'EUR/WE', '(202) 555-0142', null]],
    ],
    [
      'Points of contact are Ada Tillinghast and Robert Vane (OES/OMC).',
      [
        ['Ada Tillinghast', 'OES/OMC', null, null],
        ['Robert Vane', 'OES/OMC', null, null],
      ],
    ],
    [
      'The point of contact is Ms. Ada Tillinghast, reachable at 202-555-0142.',
      [['Ms. Ada Tillinghast', null, '202-555-0142', null]],
    ],
    ['The port can be reached at all hours.', []],
  ])('%s', (rest, expected) => {
    expect(
      draftWith(rest).pointsOfContact.map(({ name, role, phone, email }) => [name, role, phone, email]),
    ).toEqual(expected);
  });
});

describe('events are what happens around the demarche, and when', () => {
  it.each([
    ['The March 13-14 summit will decide.', [['2008-03-13', '2008-03-14']]],
    ['The meeting in Dakar on March 13 will decide.', [['2008-03-13', null]]],
    ['The conference, April 28 - May 2, will decide.', [['2008-04-28', '2008-05-02']]],
    ['The committee will meet October 6 - November 26 in New York.', [['2008-10-06', '2008-11-26']]],
    // The year stands at the end and is the end's own.
    ['The conference, December 30 - January 2, 2009, will decide.', [['2008-12-30', '2009-01-02']]],
    ['The conference, 30 December - 2 January 2009, will decide.', [['2008-12-30', '2009-01-02']]],
    ['The summit is on June 8 and 9.', [['2008-06-08', '2008-06-09']]],
    ['The March 13 meeting follows the March 13 meeting.', [['2008-03-13', null]]],
    ['The February 10 meeting ended early.', []],
    ['The ship left on March 20.', []],
    ['Posts should deliver the points by March 7.', []],
  ])('%s', (sentence, expected) => {
    expect(draftWith(sentence).events.map(({ date, endDate }) => [date, endDate])).toEqual(expected);
  });
});

describe('single posts may be told more', () => {
  it.each([
    ['FOR MADRID: Please stress the pier.', [[['MADRID'], 'Please stress the pier.']]],
    ['For Embassy Tokyo only: Please stress the pier.', [[['Embassy Tokyo'], 'Please stress the pier.']]],
    ['FOR LISBON AND MADRID: Please stress the pier.', [[['LISBON', 'MADRID'], 'Please stress the pier.']]],
    ['For example: the pier is old.', []],
  ])('%s', (rest, expected) => {
    expect(draftWith(rest).postInstructions.map((one) => [one.for, one.text])).toEqual(expected);
  });
});

describe('responders are the countries that owe an answer', () => {
  const responders = (to: string) => {
    const { responders: owing, exempted } = draftWith('Posts should deliver.', to);
    const print = (all: typeof owing) => all.map(({ country, post, via }) => [country, post, via]);
    return { owing: print(owing), exempted: print(exempted) };
  };

  it('a post brings every country that it is accredited to', () => {
    expect(responders('AMEMBASSY COLOMBO').owing).toEqual([
      ['LK', 'AMEMBASSY COLOMBO', 'AMEMBASSY COLOMBO'],
      ['MV', 'AMEMBASSY COLOMBO', 'AMEMBASSY COLOMBO'],
    ]);
  });

  it('posts for information owe nothing', () => {
    expect(responders('AMEMBASSY LISBON\nINFO AMEMBASSY MADRID').owing.map(([country]) => country)).toEqual([
      'PT',
    ]);
  });

  it('a collective brings its members, an exempt post takes its countries out and names them', () => {
    const { owing, exempted } = responders('ISLAMIC COLLECTIVE\nXMT AMEMBASSY NOUAKCHOTT');
    expect(owing).toContainEqual(['SN', 'AMEMBASSY DAKAR', 'ISLAMIC COLLECTIVE']);
    expect(owing.map(([country]) => country)).not.toContain('MR');
    expect(exempted).toEqual([['MR', 'AMEMBASSY NOUAKCHOTT', 'ISLAMIC COLLECTIVE']]);
  });

  it('a post that is named itself and through its collective owes once', () => {
    const { owing } = responders('ISLAMIC COLLECTIVE\nAMEMBASSY DAKAR');
    expect(owing.filter(([country]) => country === 'SN')).toEqual([
      ['SN', 'AMEMBASSY DAKAR', 'AMEMBASSY DAKAR'],
    ]);
  });

  it('a mission to an organisation brings no country', () => {
    expect(responders('USMISSION USUN NEW YORK').owing).toEqual([]);
  });
});

describe('who has already done what is asked is proposed, with the quote', () => {
  const achieved = (background: string) =>
    draftWith(
      `The objectives of this demarche are to:\n\n-- Urge host government to ratify the Rhine treaty.\n\n3. (C) BACKGROUND: ${background}`,
      'AMEMBASSY LISBON\nAMEMBASSY MADRID\nAMEMBASSY PARIS',
    ).proposedAchieved.map(({ country }) => country);

  it.each([
    ['Two states have ratified the treaty: Spain and Portugal.', ['ES', 'PT']],
    ['Spain has already ratified the treaty.', ['ES']],
    ['Several states, including Norway, have ratified the treaty.', []],
    ['Spain has not ratified the treaty.', []],
    ['Spain has welcomed the treaty.', []],
    ['Spain has ratified the Alpine convention.', []],
    ['We hope that Spain will have ratified the treaty by June.', []],
    ['Portugal has ratified the treaty, and we hope others, including Spain, will follow.', ['PT']],
    ['Spain asked whether Portugal has ratified the treaty.', []],
  ])('%s', (background, expected) => {
    expect(achieved(background)).toEqual(expected);
  });
});

describe('a noun in an ask counts as its verb', () => {
  it.each([
    [
      'Urge host government to extend recognition to the island.',
      'Two states have recognized the island: Spain and Portugal.',
      ['ES', 'PT'],
    ],
    [
      'Seek ratification of the treaty.',
      'Spain has ratified the treaty, and so has Portugal: both did so in May.',
      ['ES'],
    ],
    ['Obtain signature of the charter.', 'Spain and Portugal have already signed the charter.', ['ES', 'PT']],
  ])('%s', (ask, background, expected) => {
    const { proposedAchieved } = draftWith(
      `OBJECTIVES:\n\n-- ${ask}\n\n3. (C) BACKGROUND: ${background}`,
      'AMEMBASSY LISBON\nAMEMBASSY MADRID',
    );
    expect(proposedAchieved.map(({ country }) => country)).toEqual(expected);
  });
});

describe('every country is mentioned with its sentences', () => {
  it('each sentence that names it, once', () => {
    const { mentions } = draftWith('Spain agrees. Spain and Portugal met. The pier is old.');
    expect(mentions.ES?.map(({ quote }) => quote)).toEqual(['Spain agrees.', 'Spain and Portugal met.']);
    expect(mentions.PT?.map(({ quote }) => quote)).toEqual(['Spain and Portugal met.']);
  });
});
