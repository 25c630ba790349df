import { readFileSync } from 'node:fs';
import { naming } from '@dspt/service-kit/content';
import { z } from 'zod';

const supporter = z.strictObject({
  name: z.string().min(1),
  telephone: z.string().optional(),
  website: z.url().optional(),
});
export type Supporter = z.infer<typeof supporter>;

const file = z.strictObject({
  local: z.array(supporter.extend({ authorities: z.array(z.string().min(1)).min(1) })),
  elsewhere: supporter,
});

const name = 'local-support.json';
const known = naming(name, () =>
  file.parse(JSON.parse(readFileSync(new URL(`../../content/${name}`, import.meta.url), 'utf8'))),
);

/** Who helps wherever nobody local is known. */
export const elsewhere: Supporter = known.elsewhere;

/** Who helps in a local authority, as far as it is known. */
export const supportersIn = (authority: string): Supporter[] =>
  known.local.filter(({ authorities }) => authorities.some((each) => plain(each) === plain(authority)));

/** The local authority that somebody means: “kent county council” is Kent. */
export const authorityNamed = (typed: string): string | undefined =>
  known.local.flatMap(({ authorities }) => authorities).find((each) => plain(each) === plain(typed));

const fillers = new Set(
  'borough city council county district london metropolitan of royal the unitary'.split(' '),
);

function plain(authority: string): string {
  const words =
    authority
      .toLowerCase()
      .replaceAll('&', ' and ')
      .match(/[a-z]+/g) ?? [];
  const telling = words.filter((word) => !fillers.has(word));
  return (telling.length > 0 ? telling : words).join(' ');
}
