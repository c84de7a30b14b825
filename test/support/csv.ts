/** Records of cells by RFC 4180, apart from the code under test. */
export function readCsv(text: string): string[][] {
  const records: string[][] = [[]];
  const cells = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  let cell = cells.exec(text);
  for (; cell !== null; cell = cells.exec(text)) {
    records.at(-1)?.push(cell[1] === undefined ? (cell[2] ?? '') : cell[1].replaceAll('""', '"'));
    if (cell[3] === '\r\n') records.push([]);
  }
  return records.slice(0, -1);
}
