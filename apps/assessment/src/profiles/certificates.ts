import type { Certificate, profileFields } from '@dspt/contracts/assessment/profiles';
import { expiryOf } from '@dspt/contracts/days';
import type { z } from 'zod';

export type ProfileFields = z.output<typeof profileFields>;

/** Certificates that count on a day. Cyber Essentials PLUS counts for the 12 months after its award. */
export function certificatesOn(today: string, profile: ProfileFields): Certificate[] {
  return [
    ...(cyberEssentialsPlusCounts(today, profile) ? (['cyber_essentials_plus'] as const) : []),
    ...(profile.iso27001 === 'yes' ? (['iso27001'] as const) : []),
    ...(profile.psn === 'yes' ? (['psn_ia'] as const) : []),
  ];
}

function cyberEssentialsPlusCounts(today: string, profile: ProfileFields): boolean {
  const awardedOn = profile.cyberEssentialsPlusAwardedOn;
  return (
    profile.cyberEssentialsPlus === 'yes' &&
    awardedOn !== null &&
    awardProblem(today, awardedOn) === undefined
  );
}

/** Why a date cannot be that of a certificate that counts; `undefined` when it can. */
export function awardProblem(today: string, awardedOn: string): string | undefined {
  if (awardedOn > today) return 'The date the certificate was awarded must be today or in the past';
  if (expiryOf(awardedOn) <= today) return 'The certificate must have been awarded in the last 12 months';
  return undefined;
}
