import { z } from 'zod';
import { defineRequest, defineRoute } from '../define.js';
import { typedText } from '../values.js';

/**
 * A region and the local authorities in it, each by name; `upperTier` are those of them that stand for several others. A list can
 * be narrowed down to any of these.
 */
export const region = z.object({
  name: z.string(),
  localAuthorities: z.array(z.string()),
  upperTier: z.array(z.string()),
});

/** What lists can be narrowed down to. */
export const listAreas = defineRoute('GET /staff/areas', {
  summary: 'Regions and local authorities in which there are organisations',
  access: 'staff.organisations.view',
  output: z.object({ regions: z.array(region) }),
});

/**
 * What the areas of a regional officer stand for today: themselves, and every name that the local authorities in them have or had.
 * @example ['Kent'] // ['Ashford', 'Canterbury', …, 'Kent', …]
 */
export const resolveAreas = defineRequest('organisations.areas.resolve', {
  idempotent: true,
  input: z.strictObject({ areas: z.array(typedText()).max(1000) }),
  output: z.object({ areas: z.array(z.string()) }),
});
