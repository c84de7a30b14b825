import { readdirSync } from 'node:fs';

// Loaded before the app into its process: tells the parent, when asked, how much it holds. JavaScript, so that the process holds nothing
// for its sake.

function descriptors() {
  try {
    return readdirSync('/proc/self/fd').length;
  } catch {
    // Only Linux lists them there; elsewhere the figure is left out.
    return null;
  }
}

process.on('message', () => {
  // Twice: the first collection may only make finalizers run, which free the rest. Absent unless Node was started with --expose-gc.
  globalThis.gc?.();
  globalThis.gc?.();
  const { rss, heapUsed, heapTotal } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  const handles = process.getActiveResourcesInfo().length;
  const cpu = (user + system) / 1_000_000;
  /** @type {import('./child.ts').Holding} */
  const holding = { rss, heapUsed, heapTotal, handles, descriptors: descriptors(), cpu };
  process.send?.(holding);
});
process.channel?.unref();
// Whoever started it is gone without telling it to stop.
process.on('disconnect', () => process.exit(1));
