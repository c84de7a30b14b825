import { describe, expect, it } from 'vitest';
import { accreditedTo, countryByCode, postByName, postsFor, zoneFor } from '../../src/geo/index.ts';

describe('postByName', () => {
  it.each([
    ['AMEMBASSY KUALA LUMPUR', 'AMEMBASSY KUALA LUMPUR'],
    ['RUEHNM/AMEMBASSY NIAMEY PRIORITY 0012', 'AMEMBASSY NIAMEY'],
    ['AMEMBASSY ROME IMMEDIATE 1234-1240', 'AMEMBASSY ROME'],
    ['AMEMBASSY ROME NIACT IMMEDIATE', 'AMEMBASSY ROME'],
    ['Embassy Tokyo', 'AMEMBASSY TOKYO'],
    ['the U.S. Embassy in Tokyo', 'AMEMBASSY TOKYO'],
    ['tokyo', 'AMEMBASSY TOKYO'],
    ['AMEMBASSY VATICAN', 'AMEMBASSY VATICAN'],
    ['AMEMBASSY KATHMANDU', 'AMEMBASSY KATHMANDU'],
    ['AMEMBASSY KATMANDU', 'AMEMBASSY KATHMANDU'],
    ["AMEMBASSY N'DJAMENA", 'AMEMBASSY NDJAMENA'],
    ['AMEMBASSY N’DJAMENA', 'AMEMBASSY NDJAMENA'],
    ['AMEMBASSY NDJAMENA', 'AMEMBASSY NDJAMENA'],
    ['AMEMBASSY FORT LAMY', 'AMEMBASSY NDJAMENA'],
    ['AMEMBASSY BRASILIA', 'AMEMBASSY BRASILIA'],
    ['Embassy Brasília', 'AMEMBASSY BRASILIA'],
    ['AMEMBASSY TEL AVIV', 'AMEMBASSY TEL AVIV'],
    ['AMEMBASSY THE HAGUE', 'AMEMBASSY THE HAGUE'],
    ['AMEMBASSY HAGUE', 'AMEMBASSY THE HAGUE'],
    ['AMEMBASSY PEKING', 'AMEMBASSY BEIJING'],
    ['USLO PEKING', 'USLO PEKING'],
    ['AMEMBASSY DJAKARTA', 'AMEMBASSY JAKARTA'],
    ['AMEMBASSY DACCA', 'AMEMBASSY DHAKA'],
    ['AMEMBASSY KIEV', 'AMEMBASSY KYIV'],
    ['AMEMBASSY TANANARIVE', 'AMEMBASSY ANTANANARIVO'],
    ['AMEMBASSY LOURENCO MARQUES', 'AMEMBASSY MAPUTO'],
    ['AMEMBASSY ALMA-ATA', 'AMEMBASSY ALMATY'],
    ['AMEMBASSY SAIGON', 'AMEMBASSY SAIGON'],
    ['AMEMBASSY BONN', 'AMEMBASSY BONN'],
    ['AMEMBASSY MEXICO', 'AMEMBASSY MEXICO'],
    ['AMEMBASSY MEXICO CITY', 'AMEMBASSY MEXICO'],
    ['AMEMBASSY PORT-AU-PRINCE', 'AMEMBASSY PORT AU PRINCE'],
    ['AMEMBASSY ROME//DAO//', 'AMEMBASSY ROME'],
    ['AMEMBASSY JIDDA', 'AMEMBASSY JIDDA'],
    ['AMCONSUL JEDDAH', 'AMCONSUL JEDDAH'],
    ['AMCONSUL JIDDA', 'AMCONSUL JEDDAH'],
    ['AMCONGEN LENINGRAD', 'AMCONSUL ST PETERSBURG'],
    ['AMCONSUL ST. PETERSBURG', 'AMCONSUL ST PETERSBURG'],
    ['AMCONSUL BOMBAY', 'AMCONSUL MUMBAI'],
    ['AMCONSUL MADRAS', 'AMCONSUL CHENNAI'],
    ['AMCONSUL CALCUTTA', 'AMCONSUL KOLKATA'],
    ['CONSULATE GENERAL HONG KONG', 'AMCONSUL HONG KONG'],
    ['AMCONSUL RIO DE JANEIRO', 'AMCONSUL RIO DE JANEIRO'],
    ['AMEMBASSY RIO DE JANEIRO', 'AMEMBASSY RIO DE JANEIRO'],
    ['AMEMBASSY BERLIN', 'AMEMBASSY BERLIN'],
    ['USMISSION USBERLIN', 'USMISSION USBERLIN'],
    ['USMISSION USUN NEW YORK', 'USMISSION USUN NEW YORK'],
    ['USUN NEW YORK', 'USMISSION USUN NEW YORK'],
    ['RUCNDT/USMISSION USUN NEW YORK IMMEDIATE 8374', 'USMISSION USUN NEW YORK'],
    ['USMISSION USNATO', 'USMISSION USNATO'],
    ['NATEU', 'USMISSION USNATO'],
    ['USEU BRUSSELS', 'USMISSION USEU BRUSSELS'],
    ['USMISSION UNVIE VIENNA', 'USMISSION UNVIE VIENNA'],
    ['UNVIE VIENNA', 'USMISSION UNVIE VIENNA'],
    ['USMISSION GENEVA', 'USMISSION GENEVA'],
    ['US MISSION GENEVA', 'USMISSION GENEVA'],
    ['USMISSION USOSCE', 'USMISSION USOSCE'],
    ['USDEL OPCW THE HAGUE', 'USMISSION OPCW THE HAGUE'],
    ['FODAG ROME', 'USMISSION UN ROME'],
    ['UNESCO PARIS FR', 'USMISSION UNESCO PARIS FR'],
    ['AIT TAIPEI', 'AIT TAIPEI'],
    ['USINT HAVANA', 'USINT HAVANA'],
    ['US OFFICE PRISTINA', 'US OFFICE PRISTINA'],
    ['RUEHPS/USOFFICE PRISTINA IMMEDIATE 3764', 'US OFFICE PRISTINA'],
    ['USOFFICE RIYADH', 'USLO RIYADH'],
  ])('reads %s as %s', (printed, name) => {
    expect(postByName(printed)?.name).toBe(name);
  });

  it.each([
    '',
    'SECSTATE WASHDC',
    'DEPT OF DEFENSE',
    'CIA WASHDC',
    'ISLAMIC COLLECTIVE',
    'AMEMBASSY',
    'AMEMBASSY ATLANTIS',
    'MALAYSIA',
  ])('knows no post in %j', (printed) => {
    expect(postByName(printed)).toBeNull();
  });
});

describe('accreditation', () => {
  it.each([
    ['AMEMBASSY COLOMBO', 2008, 'LK MV'],
    ['AMEMBASSY DAKAR', 1990, 'SN'],
    ['AMEMBASSY DAKAR', 2008, 'SN GW'],
    ['AMEMBASSY BRIDGETOWN', 2008, 'BB DM LC VC AG KN GD'],
    ['AMEMBASSY SUVA', 2008, 'FJ TO TV KI NR'],
    ['AMEMBASSY PORT MORESBY', 2008, 'PG SB VU'],
    ['AMEMBASSY ANTANANARIVO', 2008, 'MG KM'],
    ['AMEMBASSY PORT LOUIS', 2008, 'MU SC'],
    ['AMEMBASSY LIBREVILLE', 2008, 'GA ST'],
    ['AMEMBASSY BERN', 2008, 'CH LI'],
    ['AMEMBASSY PARIS', 2008, 'FR MC'],
    ['AMEMBASSY ROME', 2008, 'IT SM'],
    ['AMEMBASSY MADRID', 2008, 'ES AD'],
    ['AMEMBASSY WELLINGTON', 2008, 'NZ WS'],
    ['AMEMBASSY YAOUNDE', 2000, 'CM GQ'],
    ['AMEMBASSY YAOUNDE', 2008, 'CM'],
    ['AMEMBASSY NEW DELHI', 2008, 'IN'],
    ['AMEMBASSY MOSCOW', 1975, 'SU'],
    ['AMEMBASSY MOSCOW', 2008, 'RU'],
    ['AMEMBASSY BELGRADE', 1985, 'YU'],
    ['AMEMBASSY BELGRADE', 2008, 'RS'],
    ['AMEMBASSY PRAGUE', 1985, 'CS'],
    ['AMEMBASSY BERLIN', 1985, 'DD'],
    ['AMEMBASSY BERLIN', 2008, 'DE'],
    ['AMCONSUL HONG KONG', 2008, 'HK MO'],
    ['AMCONSUL JEDDAH', 2008, ''],
    ['USMISSION USUN NEW YORK', 2008, ''],
  ])('%s spoke in %i to %s', (name, year, codes) => {
    const post = postByName(name);
    expect(post && accreditedTo(post, year).join(' ')).toBe(codes);
  });

  it.each([
    ['IR', 2008],
    ['IR', 1985],
    ['KP', 2008],
    ['SO', 2008],
    ['AF', 1995],
    ['IQ', 1995],
    ['LY', 1990],
    ['BT', 2008],
    ['CU', 1970],
    ['VN', 1985],
    ['KH', 1980],
    ['AO', 1985],
    ['AL', 1985],
    ['MN', 1980],
    ['CN', 1970],
    ['EH', 2008],
    ['SY', 1970],
    ['UG', 1976],
    ['YD', 1980],
    ['SU', 2008],
    ['YU', 2008],
    ['DD', 2008],
  ] as Array<[string, number]>)('no US post was accredited to %s in %i', (country, year) => {
    expect(postsFor(country, year)).toEqual([]);
  });

  it.each([
    ['MY', 2008, 'AMEMBASSY KUALA LUMPUR'],
    ['MV', 2008, 'AMEMBASSY COLOMBO'],
    ['GW', 2008, 'AMEMBASSY DAKAR'],
    ['GW', 1990, 'AMEMBASSY BISSAU'],
    ['KM', 1990, 'AMEMBASSY MORONI'],
    ['KM', 2000, 'AMEMBASSY PORT LOUIS'],
    ['KM', 2008, 'AMEMBASSY ANTANANARIVO'],
    ['GD', 2008, 'AMEMBASSY GRENADA AMEMBASSY BRIDGETOWN'],
    ['WS', 2008, 'AMEMBASSY APIA AMEMBASSY WELLINGTON'],
    ['XK', 2005, 'US OFFICE PRISTINA'],
    ['XK', 2008, 'AMEMBASSY PRISTINA US OFFICE PRISTINA'],
    ['CU', 2008, 'USINT HAVANA'],
    ['TW', 2008, 'AIT TAIPEI'],
    ['TW', 1975, 'AMEMBASSY TAIPEI'],
    ['CN', 1975, 'USLO PEKING'],
    ['DE', 1975, 'AMEMBASSY BONN'],
    ['VN', 1970, 'AMEMBASSY SAIGON'],
    ['BR', 1968, 'AMEMBASSY RIO DE JANEIRO'],
    ['NG', 1980, 'AMEMBASSY LAGOS'],
    ['SD', 2008, 'AMEMBASSY KHARTOUM'],
    ['PS', 2008, 'AMCONSUL JERUSALEM'],
  ] as Array<[string, number, string]>)(
    'for %s in %i, the resident embassy first: %s',
    (country, year, names) => {
      expect(
        postsFor(country, year)
          .map(({ name }) => name)
          .join(' '),
      ).toBe(names);
    },
  );
});

describe('zoneFor', () => {
  it.each([
    ['MV', 'AMEMBASSY COLOMBO', 'Asia/Colombo'],
    ['KM', 'AMEMBASSY ANTANANARIVO', 'Indian/Antananarivo'],
    ['CA', 'AMCONSUL VANCOUVER', 'America/Vancouver'],
    ['ID', null, 'Asia/Jakarta'],
    ['RU', null, 'Europe/Moscow'],
    ['US', null, 'America/New_York'],
    ['BR', null, 'America/Sao_Paulo'],
    ['AU', null, 'Australia/Canberra'],
    ['IR', null, 'Asia/Tehran'],
    ['XK', null, 'Europe/Belgrade'],
    ['SU', null, 'Europe/Moscow'],
    ['ZZ', null, 'UTC'],
  ])('%s with post %s keeps %s', (country, name, zone) => {
    expect(zoneFor(country, name === null ? null : postByName(name))).toBe(zone);
  });
});

describe('countryByCode', () => {
  it.each([
    ['CI', 'Côte d’Ivoire'],
    ['XK', 'Kosovo'],
    ['SU', 'Soviet Union'],
    ['VA', 'Holy See'],
  ])('%s is %s', (code, name) => {
    expect(countryByCode(code)?.name).toBe(name);
  });

  it.each(['', 'ci', 'ZZ', 'toString'])('%j is no code', (code) => {
    expect(countryByCode(code)).toBeNull();
  });
});
