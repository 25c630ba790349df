import { test } from '@jest/globals';

/** Steps of one journey: after one fails, those that build on it are not tried. */
export function journey(): (title: string, step: () => Promise<void>) => void {
  let failed: string | undefined;
  return (title, step) =>
    test(title, async () => {
      if (failed) throw new Error(`Not tried: "${failed}" failed before`);
      try {
        await step();
      } catch (error) {
        failed = title;
        throw error;
      }
    });
}
