import { levels, type Level } from '@dspt/contracts/values';

/** A publication that covers somebody, with days counted from some first. */
export interface Counting {
  level: Level;
  publishedOn: number;
  lasts: number;
  addedAfter: number;
  /** Days after which it was ended, if it was. */
  endedAfter: number | undefined;
  own: boolean;
}
export interface Shown {
  publication: number;
  current: boolean;
}

export const from = ({ publishedOn, addedAfter }: Counting): number => publishedOn + addedAfter;
export const until = ({ publishedOn, lasts }: Counting): number => publishedOn + lasts;
export const endedOn = (counting: Counting): number => from(counting) + (counting.endedAfter ?? Infinity);
/** The day from which on it is as if it had never counted: what had expired before it was ended did count. */
export const gone = (counting: Counting): number =>
  endedOn(counting) < until(counting) ? endedOn(counting) : Infinity;

/** The rule of the register in its own words, one day at a time. */
export function rule(all: Counting[], day: number): Shown | undefined {
  const known = all.map((counting, publication) => ({
    ...counting,
    publication,
    from: from(counting),
    until: until(counting),
    gone: gone(counting),
  }));
  const begun = known.filter(
    (counting) => counting.from <= day && counting.from < counting.until && counting.gone > day,
  );
  const current = begun.filter((counting) => counting.until > day);
  const height = ({ level }: Counting) => levels.indexOf(level);
  const [best] = current.toSorted(
    (a, b) => height(b) - height(a) || b.until - a.until || Number(b.own) - Number(a.own) || b.from - a.from,
  );
  const [last] = begun.toSorted(
    (a, b) => b.until - a.until || height(b) - height(a) || Number(b.own) - Number(a.own) || b.from - a.from,
  );
  const shown = best ?? last;
  return shown && { publication: shown.publication, current: shown === best };
}
