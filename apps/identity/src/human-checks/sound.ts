import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../content/spoken-digits', import.meta.url));
/** Samples a second, of one byte each: as on the telephone. */
const rate = 8000;
const headerBytes = 44;
const silence = 128;

/**
 * The digits, spoken one after another (WAV). Each is in any of the voices, at a speed, loudness and distance of its
 * own, over hiss and speech played backwards: clips that are only joined could be told apart by their bytes.
 */
export function speak(characters: string): Buffer {
  let end = seconds(0.5, 1);
  const words = characters.split('').map((digit) => {
    const word = { start: end, samples: varied(any(clipsOf(digit)), 1) };
    end += word.samples.length + seconds(0.3, 0.8);
    return word;
  });
  const track = Float32Array.from({ length: end }, () => between(-9, 9));
  for (const { start, samples } of words) mix(track, start, samples);
  for (let start = 0; start < end; start += seconds(0.1, 0.4))
    mix(track, start, varied(any(clipsOf('')), 0.25).reverse());
  return wav(track);
}

const between = (least: number, most: number): number => least + Math.random() * (most - least);
const seconds = (least: number, most: number): number => Math.round(between(least, most) * rate);
const any = <T>(list: T[]): T => list[Math.floor(Math.random() * list.length)]!;

function varied(clip: Buffer, loudness: number): Float32Array {
  const speed = between(0.85, 1.15);
  const volume = loudness * between(0.6, 0.9);
  const length = Math.floor(clip.length / speed);
  return Float32Array.from({ length }, (_, index) => (clip[Math.floor(index * speed)]! - silence) * volume);
}

function mix(track: Float32Array, start: number, samples: Float32Array): void {
  for (let index = 0; index < samples.length && start + index < track.length; index++)
    track[start + index]! += samples[index]!;
}

function wav(track: Float32Array): Buffer {
  const file = Buffer.alloc(headerBytes + track.length);
  file.write('RIFF');
  file.writeUInt32LE(file.length - 8, 4);
  file.write('WAVEfmt ', 8);
  file.writeUInt32LE(16, 16);
  // PCM, mono; bytes a second and a sample; bits a sample.
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(rate, 24);
  file.writeUInt32LE(rate, 28);
  file.writeUInt16LE(1, 32);
  file.writeUInt16LE(8, 34);
  file.write('data', 36);
  file.writeUInt32LE(track.length, 40);
  track.forEach((sample, index) => (file[headerBytes + index] = clamped(sample + silence)));
  return file;
}

const clamped = (sample: number): number => Math.max(0, Math.min(255, Math.round(sample)));

let clips: { name: string; samples: Buffer }[] | undefined;

/** Read when the first person asks: `2-f3.wav` is a two. */
function clipsOf(digit: string): Buffer[] {
  clips ??= readdirSync(folder)
    .filter((name) => name.endsWith('.wav'))
    .map((name) => ({ name, samples: readFileSync(join(folder, name)).subarray(headerBytes) }));
  return clips.filter(({ name }) => name.startsWith(digit)).map(({ samples }) => samples);
}
