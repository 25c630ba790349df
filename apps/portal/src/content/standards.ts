/** Numbers of the data security standards, each with a guide in `content/help/standards`. */
export const standards = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'] as const;
export type Standard = (typeof standards)[number];
