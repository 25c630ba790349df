/** For which levels a question needs an answer. */
export const neededFor = {
  approaching: 'Needed for all levels',
  met: 'Needed for Standards Met',
  none: 'Optional',
} as const;

/** The same inside of a sentence. */
export const neededForText = (level: keyof typeof neededFor | null): string => {
  const text = neededFor[level ?? 'none'];
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
};
