import { z } from 'zod';
import { defineRoute } from '../define.js';

/** A region and the local authorities in it, each by name. */
export const region = z.object({ name: z.string(), localAuthorities: z.array(z.string()) });

/** What lists can be narrowed down to. */
export const listAreas = defineRoute('GET /staff/areas', {
  summary: 'Regions and local authorities in which there are organisations',
  access: 'staff.organisations.view',
  output: z.object({ regions: z.array(region) }),
});
