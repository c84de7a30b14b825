import type { Habits } from './habits.ts';

/** Prefixes that are set off by a hyphen, and words that begin compounds. */
const BEGINS_COMPOUND =
  /^(?:self|non|anti|multi|counter|semi|mid|high|low|vice|ex|full|half|long|short|well|so|one|two|three|four|five|six|seven|eight|nine|ten|first|second|third|inter|cross|near|all|cease|decision|law|policy|state|government|world|large|small|middle|year|peace|fact|north|south|east|west|post|pre|pro|co|sub|e|u|x|t|a|pol|secretary|attorney|quick|face|door|hard|free|old|new|right|left|open|top|day|head|deputy|lieutenant|air|land|sea|arms|oil|gas|dual|joint|broad|wide|far|on|off|in|out|up|down|by|re)$/;

/** Endings that never stand as words. */
const WORD_ENDING =
  /^(?:tion|tions|tional|sion|sions|ment|ments|ness|ing|ings|ed|ly|tive|tives|sive|able|ible|ance|ence|ances|ences|ity|ities|ous|ful|ism|ist|ists|ize|ized|ise|ation|ations|cation|cations|nation|ration|lation|mation|tation|zation|ture|tures|ship|less|ant|ent|ents|ants|al|ally|er|ers|or|ors|ic|ical|cal|ary|ory|ies|tor|tors|sor|ber|bers|ter|ters|ner|ners|der|ders|cy|cies|ty|ties|ry|gy|phy|dent|dents|tary|tial|cial|sure|sures|cern|cerns|que|ques)$/;

/** What a line end stands for: a blank between words, a broken word (its hyphen goes), or a compound (its hyphen stays). */
export function seamBetween(above: string, below: string, habits: Habits): 'words' | 'broken' | 'compound' {
  // Most lines end in no hyphen; saying so first keeps the patterns off them.
  if (!above.endsWith('-')) {
    return 'words';
  }
  const left = /(?:^|[^A-Za-z-])([A-Za-z]+)-$/.exec(above.slice(-40))?.[1];
  const right = /^[A-Za-z]+/.exec(below.slice(0, 40))?.[0];
  if (left === undefined || right === undefined) {
    return /[A-Za-z\d]-$/.test(above) && /^[A-Za-z\d]/.test(below) ? 'compound' : 'words';
  }
  const [first, second] = [left.toLowerCase(), right.toLowerCase()];
  if (habits.knows(`${first}-${second}`)) {
    return 'compound';
  }
  if (habits.knows(first + second)) {
    return 'broken';
  }
  const isName = !habits.allCapitals && /^[A-Z]/.test(right);
  if (isName || BEGINS_COMPOUND.test(first) || (/ly$/.test(first) && first.length > 4)) {
    return 'compound';
  }
  if (WORD_ENDING.test(second)) {
    return 'broken';
  }
  // Word processors of the 1990s and later break no words; the telegraph of capitals did.
  return habits.allCapitals && !(habits.knows(first) && habits.knows(second)) ? 'broken' : 'compound';
}
