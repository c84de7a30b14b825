import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { renderAsync } from '@resvg/resvg-js';

/** A PNG, and what it shows in words for those who do not see it. */
export interface Picture {
  bytes: Uint8Array;
  width: number;
  height: number;
  alt: string;
}

const fonts = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'].map((file) =>
  join(dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json')), 'ttf', file),
);

/** Draws SVG with the fonts of the npm package only: the same picture on every machine. Off the main thread. */
export async function pictureOf(svg: string, alt: string): Promise<Picture> {
  const image = await renderAsync(svg, {
    font: { loadSystemFonts: false, fontFiles: fonts, defaultFontFamily: 'DejaVu Sans' },
  });
  return { bytes: image.asPng(), width: image.width, height: image.height, alt };
}
