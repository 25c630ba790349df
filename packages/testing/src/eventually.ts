/**
 * Waits until `check` does not throw any more.
 * @throws what it threw last, after `patienceMs`
 * @example await eventually(async () => expect(await heard()).toEqual(['Ann']));
 */
export async function eventually(check: () => Promise<unknown>, patienceMs = 30_000): Promise<void> {
  for (const until = Date.now() + patienceMs; ;) {
    try {
      await check();
      return;
    } catch (error) {
      if (Date.now() > until) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
