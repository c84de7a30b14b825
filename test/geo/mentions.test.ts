import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COUNTRIES, countryByCode, findCountries } from '../../src/geo/index.ts';

/** `MY:Malaysia SN:Senegalese`, which reads well in a table. */
function named(text: string): string {
  return findCountries(text)
    .map(({ country, start, end }) => `${country}:${text.slice(start, end)}`)
    .join(' ');
}

type Case = [text: string, expected: string];

describe('findCountries', () => {
  it.each<Case>([
    [
      'Senegal, Afghanistan, Turkey, Albania and Malaysia.',
      'SN:Senegal AF:Afghanistan TR:Turkey AL:Albania MY:Malaysia',
    ],
    [
      'France, Germany, Italy, the United Kingdom and the United States',
      'FR:France DE:Germany IT:Italy GB:United Kingdom US:United States',
    ],
    ["Kosovo's independence", 'XK:Kosovo'],
    ['The officers in KL and Addis, and Moresby too', ''],
    ['Côte d’Ivoire and COTE D IVOIRE', 'CI:Côte d’Ivoire CI:COTE D IVOIRE'],
    ['Burma, Swaziland, Zaire and Upper Volta', 'MM:Burma SZ:Swaziland CD:Zaire BF:Upper Volta'],
    [
      'St. Lucia, St. Kitts and Nevis, St. Vincent and the Grenadines',
      'LC:St. Lucia KN:St. Kitts and Nevis VC:St. Vincent and the Grenadines',
    ],
    [
      'the Republic of the Congo and the Democratic Republic of the Congo',
      'CG:Republic of the Congo CD:Democratic Republic of the Congo',
    ],
    ['Congo (Kinshasa) and Congo/Brazzaville', 'CD:Congo (Kinshasa CG:Congo/Brazzaville'],
    ['the former Yugoslav Republic of Macedonia', 'MK:former Yugoslav Republic of Macedonia'],
    ['São Tomé and Príncipe; Sao Tome & Principe', 'ST:São Tomé and Príncipe ST:Sao Tome & Principe'],
    ["the Democratic People's Republic of Korea", "KP:Democratic People's Republic of Korea"],
    [
      'the People’s Republic of China and the Republic of China',
      'CN:People’s Republic of China TW:Republic of China',
    ],
    ['the German Democratic Republic and West Germany', 'DD:German Democratic Republic DE:West Germany'],
    ['Serbia and Montenegro voted apart', 'RS:Serbia ME:Montenegro'],
    ['the Holy See', 'VA:Holy See'],
    ['Timor-Leste, formerly East Timor', 'TL:Timor-Leste TL:East Timor'],
    ['a name\nthat wraps: Saudi\nArabia', 'SA:Saudi\nArabia'],
  ])('finds names, old and new, in any spelling: %s', (text, expected) => {
    expect(named(text)).toBe(expected);
  });

  it.each<Case>([
    ['Equatorial Guinea', 'GQ:Equatorial Guinea'],
    ['Papua New Guinea', 'PG:Papua New Guinea'],
    ['New Guinea', ''],
    ['Gulf of Guinea', ''],
    ['Guinea-Bissau and Guinea', 'GW:Guinea-Bissau GN:Guinea'],
    ['Guinea Bissau', 'GW:Guinea Bissau'],
    ['Guinea. Bissau is elsewhere', 'GN:Guinea'],
    ['Nigeria and Niger', 'NG:Nigeria NE:Niger'],
    ['Nigerian, Nigerien', 'NG:Nigerian NE:Nigerien'],
    ['Romania, a woman and Oman', 'RO:Romania OM:Oman'],
    ['Somali and Mali', 'SO:Somali ML:Mali'],
    ['Northern Ireland and Ireland', 'GB:Northern Ireland IE:Ireland'],
    ['Dominica and the Dominican Republic', 'DM:Dominica DO:Dominican Republic'],
    ['South Sudan, southern Sudan', 'SS:South Sudan SD:Sudan'],
    ['North Macedonia, Macedonia', 'MK:North Macedonia MK:Macedonia'],
    ['American Samoa and Samoa', 'AS:American Samoa WS:Samoa'],
    ['Latin American and South American, but American', 'US:American'],
    ['New Mexico and Mexico', 'MX:Mexico'],
    ['South China Sea, China', 'CN:China'],
    ['Indian Ocean, Indian', 'IN:Indian'],
    [
      'South Africa, Central African Republic, Central African states',
      'ZA:South Africa CF:Central African Republic',
    ],
    ['Turkish Cypriot leaders', 'CY:Turkish Cypriot'],
    ['Bosnian Serbs and Serbs', 'BA:Bosnian Serbs RS:Serbs'],
    ['a majority-Muslim ethnic Albanian population', ''],
  ])('the longest name wins, and a part of another name is none: %s', (text, expected) => {
    expect(named(text)).toBe(expected);
  });

  it.each<Case>([
    ['the Congo, Korea and Dominican voters; Korean, Congolese', ''],
    ['the Korean Peninsula, South Koreans', 'KR:South Koreans'],
    ['GOI officials', ''],
    ['the ROC and PNG', ''],
  ])('what means several countries is left out: %s', (text, expected) => {
    expect(named(text)).toBe(expected);
  });

  it.each<Case>([
    ['Roast turkey on china', ''],
    ['Turkey and China', 'TR:Turkey CN:China'],
    ['TURKEY AND CHINA', 'TR:TURKEY CN:CHINA'],
    ['please polish the text; Polish officials', 'PL:Polish'],
    ['what did turkey and uae say?', 'TR:turkey AE:uae'],
    ['a Malaysian and a malaysian', 'MY:Malaysian MY:malaysian'],
    ['UK, UAE, ROK, DPRK, PRC, FRG, USSR, DRC', 'GB:UK AE:UAE KR:ROK KP:DPRK CN:PRC DE:FRG SU:USSR CD:DRC'],
    ['U.K., U.S.S.R. and U.A.E.', 'GB:U.K SU:U.S.S.R AE:U.A.E'],
    ['U.S. and US views', 'US:U.S US:US'],
    ['PLEASE TELL US BY CAR', ''],
    ['THE U.S. VIEW', 'US:U.S'],
    ['the CAR government', 'CF:CAR'],
    ['he may rok the boat; Uk; Drc', ''],
    ['GOES TO FRY', ''],
    ['MONSIEUR JERSEY AT THE REUNION', ''],
    ['BiH and BIH', 'BA:BiH BA:BIH'],
  ])('capitals part a country from a word: %s', (text, expected) => {
    expect(named(text)).toBe(expected);
  });

  it.each<Case>([
    ['', ''],
    ['---- ....', ''],
    ['MALAYSIA', 'MY:MALAYSIA'],
    ['Saudi', 'SA:Saudi'],
    ['Republic of', ''],
    ['the the the Gambia', 'GM:Gambia'],
  ])('edges: %j', (text, expected) => {
    expect(named(text)).toBe(expected);
  });

  it('every name that people are shown is found whole', () => {
    const typedOnly = new Set(['AQ', 'GG', 'JE', 'RE']);
    const lost = COUNTRIES.filter(({ code }) => !typedOnly.has(code))
      .map(({ code, name }) => ({ code, name, found: named(`In ${name}, then.`) }))
      .filter(({ code, name, found }) => found !== `${code}:${name}`);
    // The brackets of "Cocos (Keeling) Islands" and the comma of SH stand between words.
    expect(lost.map(({ code }) => code).sort()).toEqual(['CC', 'SH']);
  });

  it('mentions are in order, do not overlap and cite known countries, in any text', () => {
    const piece = fc.oneof(
      fc.constantFrom(...COUNTRIES.flatMap(({ name, aliases, demonyms }) => [name, ...aliases, ...demonyms])),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom(' ', '-', ', ', '\n', '. ', ' the ', "'s "),
    );
    let mentions = 0;
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        let before = 0;
        for (const { country, start, end } of findCountries(text)) {
          mentions += 1;
          expect(countryByCode(country)).not.toBeNull();
          expect(start).toBeGreaterThanOrEqual(before);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          before = end;
        }
      }),
    );
    expect(mentions).toBeGreaterThan(0);
  });

  it.each([
    ['one long name begun again and again', 'former Yugoslav Republic of '],
    ['names side by side', 'Democratic Republic of the Congo, '],
    ['the and nothing else', 'the '],
    ['dashes', '----'],
    ['blanks', '          '],
  ])('reads a mebibyte of %s in a moment', (_, unit) => {
    const text = unit.repeat(Math.floor(1_048_576 / unit.length));
    const begun = performance.now();
    findCountries(text);
    expect(performance.now() - begun).toBeLessThan(2_000);
  });
});
