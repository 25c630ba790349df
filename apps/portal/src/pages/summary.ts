/** Parameters of `summaryList`: what is known, each with its name. */
export const summaryRows = (rows: readonly (readonly [key: string, value: string])[]) => ({
  rows: rows.map(([key, value]) => ({ key: { text: key }, value: { text: value } })),
});
