/** The best of the rounds that fit into the time, in milliseconds: what the work costs when nothing else disturbs it. */
export function bestOf(run: () => void, milliseconds: number): number {
  run();
  const until = performance.now() + milliseconds;
  let best = Number.POSITIVE_INFINITY;
  do {
    const start = performance.now();
    run();
    best = Math.min(best, performance.now() - start);
  } while (performance.now() < until);
  return best;
}
