import { z } from 'zod';

const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** What a service keeps about somebody, in words for them: tables with headings. Moments are ISO 8601. */
export const personalData = z.object({
  sections: z.array(z.object({ heading: z.string(), rows: z.array(z.record(z.string(), cell)) })),
});
export type PersonalData = z.infer<typeof personalData>;
export type PersonalDataSection = PersonalData['sections'][number];
