import { readings } from './look-alikes.js';

const whole = /^([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})$/;
const outward = /^[A-Z]{1,2}\d[A-Z\d]?$/;

const squeezed = (text: string): string => text.replaceAll(/\s+/g, '').toUpperCase();

/** A whole postcode as it is usually written (`ls1 4dy ` becomes `LS1 4DY`); `null` when it is none. */
export function tidyPostcode(text: string): string | null {
  const [, out, inward] = whole.exec(squeezed(text)) ?? [];
  return out && inward ? `${out} ${inward}` : null;
}

/** The same of what somebody has typed: with full stops, and O for 0 or I for 1. */
export function typedPostcode(text: string): string | null {
  const typed = squeezed(text.replaceAll('.', ''));
  // A word of look-alikes is no postcode.
  if (typed.length < 5 || typed.length > 7 || !/\d/.test(typed)) return null;
  const meant = readings(typed).find((reading) => whole.test(reading));
  return meant ? tidyPostcode(meant) : null;
}

/** The first half of a postcode alone, such as `LS1`; `null` when it is none. */
export function outwardPart(text: string): string | null {
  const code = squeezed(text);
  return outward.test(code) && !/\s/.test(text.trim()) ? code : null;
}
