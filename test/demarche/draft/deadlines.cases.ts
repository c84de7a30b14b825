/** Sentences of a cable sent on Wednesday, 5 March 2008, with the deadline that they set; null is none. */
export interface DeadlineCase {
  text: string;
  is: string | null;
}

/** `kind date[ time][ zone][ exclusive]` */
export const SET: DeadlineCase[] = [
  {
    text: 'Posts are requested to deliver the following demarche no later than March 7.',
    is: 'delivery 2008-03-07',
  },
  { text: 'POSTS ARE REQUESTED TO DELIVER DEMARCHE NLT MARCH 7.', is: 'delivery 2008-03-07' },
  {
    text: 'Action posts should approach host governments at the highest appropriate level by March 10.',
    is: 'delivery 2008-03-10',
  },
  {
    text: 'Embassies should convey these points not later than COB March 12, 2008.',
    is: 'delivery 2008-03-12',
  },
  {
    text: 'Department requests that Embassy raise this with the MFA before March 11.',
    is: 'delivery 2008-03-11 exclusive',
  },
  {
    text: 'Department requests Embassy Ankara deliver points prior to 11 March.',
    is: 'delivery 2008-03-11 exclusive',
  },
  { text: 'Please deliver the attached points on or before Mar. 7.', is: 'delivery 2008-03-07' },
  { text: 'Please report host government reactions by March 14.', is: 'report 2008-03-14' },
  {
    text: 'Please report results by front channel cable, slugged for IO, by January 17.',
    is: 'report 2009-01-17',
  },
  { text: 'Posts should report results by January 17 by cable.', is: 'report 2009-01-17' },
  { text: 'Department would appreciate responses by COB Friday, March 7.', is: 'report 2008-03-07' },
  { text: 'DEPT WOULD APPRECIATE REPLY BY 12 MAR.', is: 'report 2008-03-12' },
  { text: 'REQUEST REPLY BY OOB MARCH 10.', is: 'report 2008-03-10 09:00' },
  {
    text: 'Embassy should deliver the demarche on March 10 at 9:30 a.m. EST.',
    is: 'delivery 2008-03-10 09:30 America/New_York',
  },
  { text: 'Posts should deliver these points no earlier than March 10.', is: 'not-before 2008-03-10' },
  { text: 'Please do not deliver the demarche before March 10.', is: 'not-before 2008-03-10' },
  { text: 'The text is embargoed until March 10.', is: 'not-before 2008-03-10' },
  {
    text: 'Posts should deliver the demarche within seven business days of receipt.',
    is: 'delivery 2008-03-14',
  },
  { text: 'Please report responses within one week of receipt of this cable.', is: 'report 2008-03-12' },
  { text: 'Please respond within 48 hours of receipt.', is: 'report 2008-03-07 12:00 UTC' },
  { text: 'Responses should be received by March 13.', is: 'report 2008-03-13' },
  { text: 'Replies are due March 13.', is: 'report 2008-03-13' },
  { text: 'The deadline for responses is March 13.', is: 'report 2008-03-13' },
  {
    text: 'By March 7, posts should deliver the points below to host government officials.',
    is: 'delivery 2008-03-07',
  },
  {
    text: 'Posts are requested, no later than March 7, to deliver the points below.',
    is: 'delivery 2008-03-07',
  },
  {
    text: 'Posts should urge host governments to co-sponsor the resolution and report responses by March 10.',
    is: 'report 2008-03-10',
  },
  {
    text: 'Posts should report any reaction via cable, with info to USUN, NLT noon March 12.',
    is: 'report 2008-03-12 12:00',
  },
  {
    text: 'Ambassador or Charge should raise this at the earliest opportunity, but not later than 3/7.',
    is: 'delivery 2008-03-07',
  },
  { text: 'Please deliver this demarche by COB Friday.', is: 'delivery 2008-03-07' },
  { text: 'The demarche should be delivered by the 7th of March.', is: 'delivery 2008-03-07' },
  {
    text: 'You should inform the Foreign Minister of the following by 7 March 2008.',
    is: 'delivery 2008-03-07',
  },
  { text: 'Please inform the Department of the response by 7 March 2008.', is: 'report 2008-03-07' },
  {
    text: 'Posts are requested to reply by 1700 EST March 12.',
    is: 'report 2008-03-12 17:00 America/New_York',
  },
  {
    text: 'Posts should deliver the non-paper, which calls for a vote in the Council, by March 12.',
    is: 'delivery 2008-03-12',
  },
  {
    text: 'Department requests that the demarche be delivered no later than March 12.',
    is: 'delivery 2008-03-12',
  },
  {
    text: 'Request Embassy convey foregoing to FonMin NLT 121700Z MAR 08.',
    is: 'delivery 2008-03-12 17:00 UTC',
  },
  { text: 'Washington needs your reply by March 12.', is: 'report 2008-03-12' },
];

export const NOT_SET: DeadlineCase[] = [
  'Iran must suspend enrichment by March 31.',
  'Posts should urge host governments to sign the treaty by March 31.',
  'The IAEA Board will meet by March 14.',
  'Embassy should encourage the Government to ratify the protocol no later than April 1.',
  'Please remind the Ministry that the company must ship the goods by March 20.',
  'Posts should deliver the demarche in advance of the March 13 Board meeting.',
  'Please deliver before the March 13-14 OIC Summit.',
  'Posts should deliver the points as soon as possible.',
  'Please report by front channel cable.',
  'The resolution was adopted on March 3.',
  'Embassy delivered the demarche by March 4.',
  'Please request that the host government respond to our proposal by March 20.',
  'The deadline for Iran to comply is March 20.',
  'The IAEA deadline of March 20 is near.',
  'Posts should stress that the Council expects compliance by March 20.',
  'Posts should note that elections will be held by March 20.',
  'The vessel is expected to arrive by March 20.',
  'The Department will respond to Congress by March 20.',
  'Host governments are expected to announce their decisions by March 20.',
  'In a letter received by March 1, the Minister raised concerns.',
  'Please report within two weeks of delivery.',
  'Posts should deliver the message in the week of March 10.',
  'The agreement signed on March 3 enters into force on April 1.',
  'Posts are requested to raise the resolution adopted on March 3.',
  'Please pursue a commitment that sanctions will end by June 1.',
  'By March 31, Iran must suspend enrichment.',
  'By March 20 the Council will vote and posts will be informed.',
  'Posts should press for ratification of the treaty by June 1.',
  'They said, "please deliver this by March 12."',
  'Posts should seek support for a resolution to be adopted by April 1.',
  'The Iranian Embassy should reply by March 20.',
  'Posts should ask the government whether it will ratify before June 1.',
  'He asked that the talks be finished by March 12.',
  'Please thank the government for its support by letter.',
  'Please stress that donors must pay before March 31.',
  'Posts should deliver the demarche by May.',
  'Embassy should deliver the points by early March.',
  'Posts should explain that the mandate expires on March 31.',
  'We expect the Secretary General to report to the Council by March 31.',
  'Posts should request host government support for the release of the hostages by March 31.',
].map((text) => ({ text, is: null }));
