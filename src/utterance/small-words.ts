/** Turn what is asked for: "who has not delivered". */
export const NEGATING_A_QUESTION: ReadonlySet<string> = new Set([
  'not',
  'no',
  'never',
  'nobody',
  'neither',
  'nor',
  'without',
]);

/** Words that carry nothing of their own in a question. */
export const SMALL_WORDS: ReadonlySet<string> = new Set(
  (
    'a an the is are was were be been being am it its this that these those there their them they he she our ours we us i me my you your ' +
    'please kindly thanks thank can could would will shall should do does did has have had to of at for in on with from by and or so ' +
    'ok okay hey hi hello dear just now yet still already far currently today right quick quickly again tell show give get need want like ' +
    'see know let lets bot desk team all some any anyone who what when which as about regarding concerning re on not no me ' +
    'countries country governments government posts post capital capitals states embassy embassies people them mr madam sir'
  ).split(' '),
);

/** Before a slot: the word tells that a country, or a topic, follows. */
export const BEFORE_COUNTRY: ReadonlySet<string> = new Set(
  'for in to from of did does has have is about with by do on record note mark at will what how'.split(' '),
);
export const BEFORE_TOPIC: ReadonlySet<string> = new Set(
  'on about regarding concerning re covering mentioning'.split(' '),
);

/** May stand before the verb that a request starts with. */
export const OPENING_WORDS: ReadonlySet<string> = new Set(
  'please kindly can could you would hey hi hello ok okay so and i we want need to let us the a dear desk bot just'.split(
    ' ',
  ),
);
