import { describe, expect, it } from 'vitest';
import { decodeCable, MAX_CABLE_BYTES, NotACableError, parseCable } from '../../src/cable/index.ts';

const bytes = (...values: number[]) => new Uint8Array(values);
const codeOf = (run: () => unknown) => {
  try {
    run();
  } catch (error) {
    return error instanceof NotACableError ? error.code : error;
  }
  return 'nothing thrown';
};

describe('decodeCable', () => {
  it('reads UTF-8, and takes a byte order mark off', () => {
    expect(decodeCable(new TextEncoder().encode('\ufeffcommuniqué'))).toBe('communiqué');
  });

  it('reads windows-1252 where the bytes are no UTF-8', () => {
    expect(decodeCable(bytes(0x93, 0x63, 0x61, 0x66, 0xe9, 0x94))).toBe('“café”');
  });

  it('reads UTF-16 where its mark says so', () => {
    expect(decodeCable(bytes(0xff, 0xfe, 0x46, 0x00, 0x4d, 0x00))).toBe('FM');
  });

  it.each([
    ['empty', new Uint8Array()],
    ['binary', new TextEncoder().encode('%PDF-1.4 ...')],
    ['binary', bytes(0x50, 0x4b, 0x03, 0x04, 0x00, 0x00)],
    ['too-large', new Uint8Array(MAX_CABLE_BYTES + 1).fill(0x41)],
  ])('refuses what is %s', (code, input) => {
    expect(codeOf(() => decodeCable(input))).toBe(code);
  });

  it('takes a file of exactly one mebibyte', () => {
    expect(decodeCable(new Uint8Array(MAX_CABLE_BYTES).fill(0x41))).toHaveLength(MAX_CABLE_BYTES);
  });
});

describe('parseCable refuses', () => {
  it.each([
    ['empty', ''],
    ['empty', ' \n\t\n'],
    ['binary', 'FM SECSTATE\u0000WASHDC'],
    ['no-cable', 'The committee met on Tuesday and decided to wait.\n\nIt was raining.'],
    ['no-cable', 'Subject: Lunch\nFrom: Ada Vane\nTo: Lee Harrow\n\n1. Soup\n2. Bread\n'],
    ['no-cable', 'CONFIDENTIAL\n\nTo all staff: the office closes at five.'],
    ['no-cable', 'id,name,tags\n1,pier,"a,b"\n2,crane,"c"\n'],
    ['no-cable', 'title: Piers\ntags: news, harbor\nsubject: fees\n---\n1. One\n2. Two\n'],
    [
      'no-cable',
      '<!doctype html><html><head><title>Subject: x</title></head><body><ol><li>1. a</li></ol></body></html>',
    ],
    ['no-cable', "import { x } from './x.ts';\n// 1. (c) 2020 Example\nexport const y = x;\n"],
    ['no-cable', 'Copyright\n1. (c) 2008 Example Ltd\nAll rights reserved.'],
    ['no-cable', 'Secret recipe 12\n1. Take flour.\n2. Add water.\n3. Wait.'],
  ])('%s: %j', (code, text) => {
    expect(codeOf(() => parseCable(text))).toBe(code);
  });

  it('says to a person what happened and what to do', () => {
    const messages = ['', 'no cable', 'a\u0000'].map((text) => {
      try {
        parseCable(text);
      } catch (error) {
        return (error as Error).message;
      }
      return '';
    });
    expect(messages.every((message) => /\. (?:Paste|Copy)|Paste|Copy/.test(message))).toBe(true);
  });
});
