import type { Profile, saveProfile } from '@dspt/contracts/assessment/profiles';
import type { GivenBody } from '@dspt/contracts/define';
import type { Form } from '../../pages/form.js';

type Changes = Omit<GivenBody<typeof saveProfile>, 'version'>;
type ProfileField = keyof Changes;

/** A line in the list of answers. */
interface ProfileLine {
  label: string;
  fields: ProfileField[];
  /** `undefined` when it has not been answered. */
  answer: (profile: Profile) => string | undefined;
}

/** A part of a page: parameters of the macros that ask it. */
type Section = {
  heading?: string;
  intro?: string;
  inputs?: object[];
  radios?: object;
  date?: object;
  checkboxes?: object;
  help?: string[];
};

/** One page of the profile. */
export interface ProfileQuestion {
  /** In its address. */
  name: string;
  heading: string;
  lines: ProfileLine[];
  asked: (profile: Profile) => boolean;
  known: (profile: Profile) => Record<string, string | string[] | null>;
  /** What it is made of; the first has the heading when nothing in it is one. */
  control: (form: Form) => Section[];
  /** @throws {InvalidInput} */
  read: (form: Form) => Changes;
}

export const always = () => true;

/** Organisations with large IT are asked about each certificate. */
export const isLarge = ({ sector: kind }: Profile): boolean =>
  kind !== null && ['nhs-trust', 'company', 'other'].includes(kind);
