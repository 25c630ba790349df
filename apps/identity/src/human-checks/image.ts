import { randomInt } from 'node:crypto';
import type { ConfigObject } from 'svg-captcha';

/** Its types leave out that it draws a given text. */
type Outline = (text: string, options: ConfigObject) => string;

const size = { width: 200, height: 80, fontSize: 60, noise: 2 };

/**
 * The digits as pixels (PNG). Outlines could be compared with those of the font, so what is drawn is bent and
 * sprinkled before it becomes pixels.
 */
export async function draw(characters: string): Promise<Buffer> {
  // Few ever ask for an image, and these take memory: 10 MB to begin with.
  const [{ default: outline }, { Resvg }] = await Promise.all([
    import('svg-captcha'),
    import('@resvg/resvg-js'),
  ]);
  const svg = (outline as unknown as Outline)(characters, size).replace(/^(<svg[^>]*>)(.*)<\/svg>$/s, bent);
  return new Resvg(svg, { font: { loadSystemFonts: false } }).render().asPng();
}

const seed = (): number => randomInt(1_000_000);

const bent = (_: string, open: string, drawn: string): string => `${open}
  <filter id="bent" x="0" y="0" width="100%" height="100%" color-interpolation-filters="sRGB">
    <feTurbulence type="fractalNoise" baseFrequency="0.03" numOctaves="2" seed="${seed()}"/>
    <feDisplacementMap in="SourceGraphic" scale="12" xChannelSelector="R" yChannelSelector="G" result="drawn"/>
    <feTurbulence type="fractalNoise" baseFrequency="0.7" seed="${seed()}"/>
    <feColorMatrix values="0 0 0 0 0.2  0 0 0 0 0.2  0 0 0 0 0.2  12 0 0 0 -7.6" result="grain"/>
    <feMerge><feMergeNode in="drawn"/><feMergeNode in="grain"/></feMerge>
  </filter>
  <rect width="100%" height="100%" fill="#fff"/>
  <g filter="url(#bent)">${drawn}</g>
</svg>`;
