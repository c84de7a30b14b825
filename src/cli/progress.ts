import type { Io } from './io.ts';

const WIDTH = 30;

/** A bar on a terminal, nothing in a pipe. `total` 0 means none. */
export function progressBar(to: Io['stderr'], total: number): { advance(): void; done(): void } {
  const shown = to.isTTY === true && total > 0;
  let at = 0;
  let drawn = -1;
  const draw = () => {
    const percent = Math.floor((at / total) * 100);
    if (percent === drawn) return;
    drawn = percent;
    const filled = Math.round((at / total) * WIDTH);
    to.write(`\r[${'#'.repeat(filled)}${'.'.repeat(WIDTH - filled)}] ${at} of ${total}`);
  };
  return {
    advance() {
      at += 1;
      if (shown) draw();
    },
    done() {
      if (shown) to.write('\r\u001b[K');
    },
  };
}
