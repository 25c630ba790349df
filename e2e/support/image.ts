import { createRequire } from 'node:module';
import type { ConfigObject } from 'svg-captcha';

const svgCaptcha = createRequire(import.meta.url)('svg-captcha') as (
  text: string,
  options: ConfigObject,
) => string;

const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghjkmnpqrtuvwxy34679'.split('');

/** Outline of a glyph without its place and without the tremble the image adds: kinds of strokes and rounded moves. */
function shape(path: string): { kinds: string; moves: number[] } {
  const points = [...path.matchAll(/([MLQCZ])([^MLQCZ]*)/g)];
  const numbers = points.flatMap(([, , rest]) => (rest!.match(/-?\d+(\.\d+)?/g) ?? []).map(Number));
  return {
    kinds: points.map(([, kind]) => kind).join(''),
    moves: numbers.slice(2).map((value, index) => value - numbers[index]!),
  };
}

const glyphs = (svg: string): string[] =>
  [...svg.matchAll(/<path fill="[^"]*" d="([^"]*)"/g)]
    .map(([, path]) => path!)
    .toSorted((a, b) => Number(/^M(-?[\d.]+)/.exec(a)?.[1]) - Number(/^M(-?[\d.]+)/.exec(b)?.[1]));

const known = alphabet.map((character) => ({
  character,
  ...shape(glyphs(svgCaptcha(character, { noise: 0, width: 40, height: 50, fontSize: 56 }))[0] ?? ''),
}));

const distance = (a: number[], b: number[]): number =>
  a.reduce((sum, value, index) => sum + Math.abs(value - (b[index] ?? 0)), 0);

/** Reads the characters of the human check's image as a person without JavaScript would. */
export function readImage(dataUrl: string): string {
  const svg = Buffer.from(dataUrl.split(',')[1]!, 'base64').toString();
  return glyphs(svg)
    .map((path) => {
      const seen = shape(path);
      const alike = known.filter(({ kinds }) => kinds === seen.kinds);
      return (
        alike.toSorted((a, b) => distance(a.moves, seen.moves) - distance(b.moves, seen.moves))[0]
          ?.character ?? '?'
      );
    })
    .join('');
}
