import type { BoardRow } from '../../demarche/index.ts';

export interface Dot {
  row: BoardRow;
  x: number;
  y: number;
}

/** Pushes dots apart that lie on each other, as the islands of the Caribbean do, until each can be seen. */
export function spread(dots: readonly Dot[], radius: number): Dot[] {
  const moved = dots.map((dot) => ({ ...dot }));
  const apart = radius * 2 + 3;
  for (let round = 0; round < 40; round += 1) {
    let touched = false;
    moved.forEach((one, at) => {
      for (const other of moved.slice(at + 1)) {
        // Two in the very same place go left and right.
        const [dx, dy] = [other.x - one.x || 0.1, other.y - one.y];
        const distance = Math.hypot(dx, dy);
        if (distance >= apart) continue;
        touched = true;
        const push = (apart - distance) / 2 / distance;
        one.x -= dx * push;
        one.y -= dy * push;
        other.x += dx * push;
        other.y += dy * push;
      }
    });
    if (!touched) break;
  }
  return moved;
}
