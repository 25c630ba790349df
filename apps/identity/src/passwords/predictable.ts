import { adjacencyGraphs } from '@zxcvbn-ts/language-common';

/** Keyboards that are sold in Europe, and the block of digits. */
const keyboards = [
  adjacencyGraphs.qwerty,
  adjacencyGraphs.qwertz,
  adjacencyGraphs.azerty,
  adjacencyGraphs.keypad,
] as Record<string, (string | null)[]>[];

/** Shorter ones are in many words: "were", "stop", "def". */
const shortestWalk = 3;
const fewestSurprises = 6;

/** Whether most of it follows from the characters before: walks over the keyboard, runs, repetitions. */
export function isPredictable(password: string): boolean {
  const text = Array.from(password.toLowerCase());
  return surprises(text) < Math.max(fewestSurprises, text.length * 0.4);
}

/** How many characters do not follow from those before them, each walk counted as one. */
function surprises(text: string[]): number {
  const once = text.slice(0, periodOf(text));
  const half = (rest: number) => once.filter((_, index) => index % 2 === rest);
  // "1q2w3e4r" is two walks, zipped together.
  return Math.min(outsideWalks(once), outsideWalks(half(0)) + outsideWalks(half(1)));
}

function outsideWalks(text: string[]): number {
  let count = 0;
  for (let at = 0; at < text.length; count++) {
    const walk = walkFrom(text, at);
    at += walk >= shortestWalk ? walk : 1;
  }
  return count;
}

/** Number of characters from here on that go on in one direction. */
function walkFrom(text: string[], start: number): number {
  let ways = waysBetween(text[start]!, text[start + 1]);
  let end = start + 1;
  while (ways.length > 0) {
    end++;
    const next = waysBetween(text[end - 1]!, text[end]);
    ways = ways.filter((way) => next.includes(way));
  }
  return end - start;
}

/** Directions in which one character leads to the other: on a keyboard, in the alphabet, or counting. */
function waysBetween(from: string, to: string | undefined): string[] {
  if (to === undefined) return [];
  const onKeys = keyboards.flatMap((keys, board) => {
    const direction = (keys[from] ?? []).findIndex((key) => key?.includes(to));
    return direction < 0 ? [] : [`${board}:${direction}`];
  });
  return [...onKeys, ...stepBetween(from, to)];
}

function stepBetween(from: string, to: string): string[] {
  const step = to.codePointAt(0)! - from.codePointAt(0)!;
  if (step === 0) return ['step 0'];
  // After 9 comes 0.
  if (/^\d\d$/.test(from + to)) return [`step ${((step + 15) % 10) - 5}`].filter(isSmall);
  return /^\p{L}\p{L}$/u.test(from + to) ? [`step ${step}`].filter(isSmall) : [];
}

const isSmall = (step: string): boolean => /^step -?[12]$/.test(step);

/** After how many characters it begins again; its length when it does not. */
function periodOf(text: string[]): number {
  for (let period = 1; period <= text.length / 2; period++)
    if (text.every((character, index) => index < period || character === text[index - period])) return period;
  return text.length;
}
