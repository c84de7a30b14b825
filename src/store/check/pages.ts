/** Rows a page: enough to be quick, few enough that a large ledger does not fill the memory. */
export const PAGE = 1_000;

/**
 * All rows of a table, page by page; `page` gives the next ones after the last row seen, in the order of a unique key.
 * @example for await (const row of paged((after) => nextCables(db, after))) …
 */
export async function* paged<Row>(page: (after: Row | undefined) => Promise<Row[]>): AsyncGenerator<Row> {
  for (let after: Row | undefined; ; ) {
    const rows = await page(after);
    yield* rows;
    if (rows.length < PAGE) return;
    after = rows.at(-1);
  }
}
