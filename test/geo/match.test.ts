import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COUNTRIES, matchCountry, matchName } from '../../src/geo/index.ts';

/** `MY`, `CD|CG` for ambiguous, `?` for unknown. */
function meant(typed: string): string {
  const match = matchCountry(typed);
  if (match.type === 'found') return match.country.code;
  return match.type === 'ambiguous' ? match.candidates.map(({ code }) => code).join('|') : '?';
}

const found: Record<string, string> = {
  AE: 'UAE, u.a.e., Emirates, the Emirates, United Arab Emirates, Abu Dhabi, Dubai, Emirati, Trucial States',
  AF: 'Afghanistan, afganistan, Kabul, Afghan, Islamic Republic of Afghanistan',
  AG: 'Antigua, Antigua & Barbuda, antigua and barbuda',
  AL: 'Albania, Tirana, Albanian, Albanians',
  BA: 'Bosnia, BiH, Bosnia-Herzegovina, Bosnia & Herzegovina, Sarajevo',
  BD: 'Bangladesh, Dhaka, Dacca, bangladeshi',
  BF: 'Burkina Faso, Burkina, Upper Volta, burkinabe, Ouagadougou',
  BJ: 'Benin, Dahomey, Cotonou',
  BY: 'Belarus, Byelorussia, Minsk',
  BZ: 'Belize, British Honduras',
  CD: 'DRC, Zaire, Zaïre, Congo-Kinshasa, Congo (Kinshasa), DR Congo, Democratic Republic of Congo, Democratic Republic of the Congo, Kinshasa, Leopoldville',
  CF: 'CAR, Central African Republic, Bangui',
  CG: 'Congo-Brazzaville, Congo (Brazzaville), Republic of the Congo, Republic of Congo, Brazzaville',
  CI: "Ivory Coast, Cote d'Ivoire, Côte d’Ivoire, COTE D IVOIRE, ivory cost, Ivorian, Abidjan",
  CN: 'China, PRC, P.R.C., Peking, Beijing, Chinese, People’s Republic of China',
  CS: 'Czechoslovakia, CSSR',
  CV: 'Cape Verde, Cabo Verde, Praia',
  CZ: 'Czech Republic, Czechia, Czech, Prague',
  DD: 'East Germany, E. Germany, e germany, GDR, G.D.R., DDR, German Democratic Republic',
  DE: 'Germany, W. Germany, West Germany, FRG, Federal Republic of Germany, Bonn, Berlin, Deutschland, German',
  DM: 'Dominica, Roseau',
  DO: 'Dominican Republic, Santo Domingo',
  EG: 'Egypt, UAR, United Arab Republic, Cairo',
  GB: 'UK, U.K., United Kingdom, Great Britain, Britain, England, Northern Ireland, HMG, British, London',
  GE: 'Georgia, Tbilisi, Georgian',
  GM: 'Gambia, The Gambia, Banjul, Bathurst',
  GN: 'Guinea, Conakry, Guinea-Conakry, Guinean',
  GQ: 'Equatorial Guinea, Malabo, Spanish Guinea',
  GW: 'Guinea-Bissau, Guinea Bissau, GUINEA BISSAU, Bissau',
  ID: 'Indonesia, Jakarta, Djakarta, indonesian, Indonisia',
  IL: 'Israel, Tel Aviv, Jerusalem',
  IN: 'India, New Delhi, Bombay, Mumbai, Madras, Calcutta',
  IQ: 'Iraq, Irak, Baghdad',
  IR: 'Iran, Persia, Teheran, Tehran, Islamic Republic of Iran',
  KG: 'Kyrgyzstan, Kyrgyz Republic, Kirghizia, kyrgystan, Bishkek',
  KH: 'Cambodia, Kampuchea, Khmer Republic, Phnom Penh',
  KM: 'Comoros, the Comoros, Comores, Moroni',
  KN: 'St Kitts, St. Kitts and Nevis, Saint Kitts & Nevis, Basseterre',
  KP: 'North Korea, DPRK, N. Korea, Pyongyang',
  KR: 'South Korea, ROK, Republic of Korea, S. Korea, Seoul',
  KZ: 'Kazakhstan, Kazakstan, Astana, Almaty, Alma-Ata, Kazakh',
  LA: 'Laos, Lao PDR, Lao, Vientiane',
  LK: 'Sri Lanka, Ceylon, Srilanka, Colombo',
  LY: 'Libya, Lybia, Tripoli, Benghazi',
  MG: 'Madagascar, Malagasy Republic, Antananarivo, Tananarive',
  MK: 'Macedonia, FYROM, North Macedonia, Former Yugoslav Republic of Macedonia, Skopje',
  MM: 'Burma, Myanmar, Rangoon, Yangon, burmese',
  MR: 'Mauritania, Mauretania, Nouakchott, Mauritanian',
  MU: 'Mauritius, Port Louis',
  MY: 'Malaysia, malasia, MALAYSIA, Malaysian, Kuala Lumpur, my, MYS',
  MZ: 'Mozambique, Maputo, Lourenco Marques, Lourenço Marques',
  NE: 'Niger, Niamey, Nigerien',
  NG: 'Nigeria, Lagos, Abuja, Nigerian',
  NL: 'Netherlands, The Netherlands, Holland, Dutch, The Hague',
  OM: 'Oman, Muscat',
  PH: 'Philippines, Phillipines, Philipines, Filipino, Manila',
  PK: 'Pakistan, Islamabad, Karachi',
  PS: 'Palestine, Palestinian Authority, West Bank and Gaza, PLO',
  RU: 'Russia, Russian Federation, Moscow, Leningrad, St. Petersburg',
  SA: 'Saudi Arabia, Saudi, KSA, Riyadh, Jeddah, Jidda, Saudia Arabia',
  SD: 'Sudan, the Sudan, Khartoum',
  SN: 'Senegal, Sengal, Sénégal, Dakar, Senegalese',
  ST: 'Sao Tome, São Tomé, Sao Tome and Principe',
  SU: 'USSR, U.S.S.R., Soviet Union, Soviets',
  SY: 'Syria, SARG, Damascus',
  SZ: 'Swaziland, Eswatini, Swazi, Mbabane',
  TD: "Chad, Tchad, N'Djamena, Ndjamena, Fort Lamy",
  TL: 'East Timor, Timor-Leste, Timor Leste, Dili',
  TR: 'Turkey, Türkiye, Turkiye, TURKIYE, Turkish, Turks, Ankara, Istanbul',
  TT: 'Trinidad, Trinidad & Tobago, Port of Spain',
  TW: 'Taiwan, Formosa, Taipei, Republic of China',
  TZ: 'Tanzania, Tanganyika, Dar es Salaam',
  UA: 'Ukraine, the Ukraine, Kiev, Kyiv',
  US: 'US, U.S., USA, United States, America',
  VA: 'Holy See, Vatican, the Vatican, Vatican City',
  VN: 'Vietnam, Viet Nam, GVN, Saigon, Hanoi',
  XK: 'Kosovo, Kosova, Kosovar, Pristina',
  YD: 'South Yemen, PDRY',
  YE: 'Yemen, North Yemen, YAR, Sanaa, Sana’a',
  YU: 'Yugoslavia, SFRY, Serbia and Montenegro',
  ZA: 'South Africa, RSA, Pretoria, Cape Town',
  ZW: 'Zimbabwe, Rhodesia, Southern Rhodesia, Salisbury, Harare',
};

describe('matchCountry', () => {
  it.each(Object.entries(found).flatMap(([code, typed]) => typed.split(', ').map((one) => [one, code])))(
    'finds the country in any name of fifty years: %s is %s',
    (typed, code) => {
      expect(meant(typed)).toBe(code);
    },
  );

  it.each([
    ['Congo', 'CD|CG'],
    ['congolese', 'CD|CG'],
    ['Korea', 'KR|KP'],
    ['Koreans', 'KR|KP'],
    ['Dominican', 'DO|DM'],
    ['Guiana', 'GY|GF|SR'],
    ['GOI', 'IN|ID|IR|IQ|IE|IL|IT|IS'],
    ['ROC', 'TW|CG|CY'],
    ['Virgin Islands', 'VG|VI'],
    ['Nigera', 'NE|NG'],
    ['austr', 'AU|AT'],
  ])('asks when several are meant: %s', (typed, codes) => {
    expect(meant(typed)).toBe(codes);
  });

  it.each([
    ['KL', 'MY'],
    ['kl', 'MY'],
    ['Embassy KL', 'MY'],
    ['Addis', 'ET'],
    ['tegus', 'HN'],
    ['Ouaga', 'BF'],
    ['UB', 'MN'],
    ['Bs. As.', 'AR'],
    ["Jo'burg", 'ZA'],
    ['JKT', 'ID'],
    ['BA', 'BA'],
  ])('knows what posts say for a city, and no code for another: %s is %s', (typed, code) => {
    expect(meant(typed)).toBe(code);
  });

  it.each([
    ['  malaysia!! ', 'MY'],
    ['Government of Malaysia', 'MY'],
    ['Embassy Kuala Lumpur', 'MY'],
    ['AMEMBASSY KUALA LUMPUR', 'MY'],
    ['US Embassy in Jakarta', 'ID'],
    ['the U.S. Embassy in Jakarta', 'ID'],
    ['Govt. of Indonesa', 'ID'],
    ['Kingdom of Morocco', 'MA'],
    ['Guine-Bissau', 'GW'],
    ['Senagal', 'SN'],
    ['Kuwiat', 'KW'],
    ['Lichtenstein', 'LI'],
    ['Azerbijan', 'AZ'],
    ['Kazahkstan', 'KZ'],
    ['Mauritana', 'MR'],
    ['Uzbekstan', 'UZ'],
    ['Turkmen', 'TM'],
    ['Columbia', 'CO'],
    ['moroco', 'MA'],
    ['indones', 'ID'],
  ])('forgives wrapping, slips and beginnings: %s is %s', (typed, code) => {
    expect(meant(typed)).toBe(code);
  });

  it.each([
    '',
    '   ',
    '?!',
    'Wakanda',
    'Atlantis',
    'UAX',
    'DRX',
    'UQ',
    'ZZZZ',
    'supports',
    'delivered',
    'pending',
    'opposes',
    'noncommittal',
    'leans yes',
    'outstanding',
    'unable',
    'planned',
    'history',
    'everyone',
    'FM said yes',
    // What stands for a city to some is a person, a group, thanks or another code to others.
    'Rio',
    'Dar',
    'Casa',
    'NYC',
    'PoS',
    'PAP',
    'TA',
    'x'.repeat(100_000),
  ])('does not guess: %.20j', (typed) => {
    expect(meant(typed)).toBe('?');
  });

  it('offers the nearest names for one it does not know', () => {
    const match = matchCountry('Wakanda');
    expect(match.type === 'unknown' && match.nearest.map(({ code }) => code)).toContain('RW');
  });

  it.each(COUNTRIES.map(({ code, name }) => [name, code]))(
    'finds %s by the name that people are shown',
    (name, code) => {
      expect(meant(name)).toBe(code);
    },
  );

  it.each(COUNTRIES.map(({ code }) => [code]))('finds %s by its code, in small letters too', (code) => {
    expect(meant(code)).toBe(code);
    expect(meant(code.toLowerCase())).toBe(code);
  });

  it('answers any text, in any case the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii', maxLength: 30 }), (typed) => {
        expect(meant(typed.toUpperCase())).toBe(meant(typed.toLowerCase()));
      }),
    );
  });
});

describe('matchName', () => {
  const names = Object.entries(found)
    .flatMap(([code, typed]) => typed.split(', ').map((one) => [one, code] as const))
    .filter(([typed]) => matchName(typed) !== null);

  it.each(names)('finds what is a name, and agrees with the forgiving one: %s', (typed, code) => {
    expect(matchName(typed)).toMatchObject({ type: 'found', country: { code } });
    expect(matchName(typed)).toEqual(matchCountry(typed));
  });

  it('takes most of what people type for a name', () => {
    expect(names.length).toBeGreaterThan(100);
  });

  it.each(['ivory cost', 'senagal', 'Guinae-Bissau', 'indones', 'Atlantis', ''])(
    'forgives nothing: %j',
    (typed) => {
      expect(matchName(typed)).toBeNull();
    },
  );

  it.each(COUNTRIES.map(({ name, code }) => [name, code]))('finds %s', (name, code) => {
    expect(matchName(name)).toMatchObject({ type: 'found', country: { code } });
  });
});
