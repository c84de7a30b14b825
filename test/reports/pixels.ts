import { Resvg } from '@resvg/resvg-js';

export interface Pixels {
  width: number;
  height: number;
  /** RGBA, row by row. */
  data: Uint8Array;
}

/** A PNG's pixels, by way of the library that drew it: as the only thing on a page of its size. */
export function decodePng(png: Uint8Array): Pixels {
  // The size stands in the header of every PNG: two big-endian numbers from byte 16.
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  const href = `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><image width="${width}" height="${height}" href="${href}"/></svg>`;
  return { width, height, data: new Resvg(svg).render().pixels };
}

/** The part of pixels, 0 to 1, that differ by more than a little in some colour; 1 when the sizes differ. */
export function difference(one: Pixels, other: Pixels, little = 24): number {
  if (one.width !== other.width || one.height !== other.height) return 1;
  let different = 0;
  for (let at = 0; at < one.data.length; at += 4) {
    const far = [0, 1, 2].some(
      (channel) => Math.abs((one.data[at + channel] ?? 0) - (other.data[at + channel] ?? 0)) > little,
    );
    if (far) different += 1;
  }
  return different / (one.data.length / 4);
}
