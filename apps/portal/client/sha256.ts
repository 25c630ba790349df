/**
 * SHA-256 of ASCII text as lower-case hex. Written out because browsers offer theirs only on secure pages, and
 * only asynchronously, which is many times slower for short texts.
 */
export function sha256(text: string): string {
  const words = padded(text);
  const state = [...initial];
  for (let start = 0; start < words.length; start += 16) compress(state, words, start);
  return state.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

const [initial, rounds] = constants();
const schedule = new Int32Array(64);

function padded(text: string): Int32Array {
  const words = new Int32Array((((text.length + 8) >> 6) + 1) * 16);
  for (let index = 0; index < text.length; index++)
    words[index >> 2]! |= text.charCodeAt(index) << (24 - (index % 4) * 8);
  words[text.length >> 2]! |= 0x80 << (24 - (text.length % 4) * 8);
  words[words.length - 1] = text.length * 8;
  return words;
}

const turn = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

function compress(state: number[], words: Int32Array, start: number): void {
  for (let index = 0; index < 64; index++)
    schedule[index] = index < 16 ? words[start + index]! : extended(index);
  let [a, b, c, d, e, f, g, h] = state as [number, number, number, number, number, number, number, number];
  for (let index = 0; index < 64; index++) {
    const first =
      (h +
        (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) +
        ((e & f) ^ (~e & g)) +
        rounds[index]! +
        schedule[index]!) |
      0;
    const second = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((value, index) => (state[index] = (state[index]! + value) | 0));
}

function extended(index: number): number {
  const near = schedule[index - 2]!;
  const far = schedule[index - 15]!;
  const mixedNear = turn(near, 17) ^ turn(near, 19) ^ (near >>> 10);
  const mixedFar = turn(far, 7) ^ turn(far, 18) ^ (far >>> 3);
  return (schedule[index - 16]! + mixedFar + schedule[index - 7]! + mixedNear) | 0;
}

/** Fractions of the roots of the first primes, as the standard defines them. */
function constants(): [number[], number[]] {
  const primes: number[] = [];
  for (let number = 2; primes.length < 64; number++)
    if (primes.every((prime) => number % prime !== 0)) primes.push(number);
  const fraction = (root: number) => ((root - Math.floor(root)) * 2 ** 32) | 0;
  return [
    primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime))),
    primes.map((prime) => fraction(Math.cbrt(prime))),
  ];
}
