import { InvalidInput, Problem, type FieldError } from '@dspt/contracts/problem';
import { requestIdProblem } from '@dspt/contracts/request-id';
import { readDayFields, sentence, type DayReading } from '@dspt/contracts/typed-day';
import type { Schema } from '@dspt/contracts/define';
import { Logger } from '@nestjs/common';
import type { z } from 'zod';
import { REQUEST_ID } from './form-owner.js';
import { parse } from './parse.js';
import { awayOrBroken, reference } from './problem-page.js';
import { View, type Redirect } from './view.js';

/** What was typed, by field; a field may come more than once. */
export type Values = Record<string, string[]>;

interface Field {
  label: string;
  hint?: string;
  /** Only in size and weight different from an ordinary label: a heading of the page. */
  heading?: boolean;
  classes?: string;
}

interface InputField extends Field {
  type?: string;
  width?: '2' | '3' | '4' | '5' | '10' | '20' | '30';
  autocomplete?: string;
  inputmode?: string;
  spellcheck?: boolean;
}

export interface Choice {
  value: string;
  text: string;
  hint?: string;
}

const logger = new Logger('Form');

/** Problems a form cannot mend: they are shown as a page. */
const notForForms = new Set(['sign-in-required', 'session-ended', 'not-found', 'form-of-another']);

/** A form: what was typed and what is wrong with it. Its methods give the parameters of the design system's macros. */
export class Form {
  constructor(
    readonly values: Values = {},
    readonly errors: FieldError[] = [],
    readonly files: Record<string, File> = {},
    readonly general?: { title: string; detail?: string | undefined },
  ) {}

  /** A form filled with what is known. @example Form.of({ role: user.role }) */
  static of(known: Record<string, string | readonly string[] | null | undefined>): Form {
    const values: Values = {};
    for (const [name, value] of Object.entries(known)) values[name] = value == null ? [] : [value].flat();
    return new Form(values);
  }

  /** The same form, with more filled in. */
  with(known: Parameters<typeof Form.of>[0]): Form {
    return new Form({ ...this.values, ...Form.of(known).values }, this.errors, this.files, this.general);
  }

  /** What was typed in a field, trimmed; empty when it is not there. */
  text(name: string): string {
    return (this.values[name]?.[0] ?? '').trim();
  }

  /** As it was typed: passwords. */
  raw(name: string): string {
    return this.values[name]?.[0] ?? '';
  }

  all(name: string): string[] {
    return this.values[name] ?? [];
  }

  /** Idempotency key of what the form makes. */
  get requestId(): string | undefined {
    return this.text(REQUEST_ID) || undefined;
  }

  /** Version of what was shown; without one it is 0, and whatever there is has been saved since. */
  get version(): number {
    const text = this.text('version');
    return /^\d{1,9}$/.test(text) ? Number(text) : 0;
  }

  has(name: string): boolean {
    return this.values[name] !== undefined;
  }

  /** @see parse @throws {InvalidInput} */
  parse<S extends Schema>(schema: S, given: unknown, messages: Record<string, string> = {}): z.output<S> {
    return parse(schema, given, messages);
  }

  /**
   * Tries to do what the form is for; what is refused, or cannot be done now, is shown in the form, with everything typed.
   * @throws what was thrown, when the form itself cannot be shown now either
   */
  async submit<A extends View | Redirect, B extends View | Redirect>(
    act: () => Promise<A>,
    again: (form: Form) => B | Promise<B>,
  ): Promise<A | B | View> {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof Problem)) return this.later(error, again);
      if (error.status >= 500) return this.later(error, again);
      if (notForForms.has(error.code) && !error.details.errors?.length) throw error;
      return again(this.refused(error));
    }
  }

  /** The same form over what is known already: what was typed counts. */
  over(known: Form): Form {
    return new Form({ ...known.values, ...this.values }, this.errors, this.files, this.general);
  }

  /** The same form with these errors only. */
  withErrors(errors: FieldError[]): Form {
    return new Form(this.values, errors, this.files);
  }

  /** Nothing is wrong with the form: something is away, or broken. */
  private async later(
    error: unknown,
    again: (form: Form) => View | Redirect | Promise<View | Redirect>,
  ): Promise<View> {
    const problem = awayOrBroken(error);
    const shown = await this.tryToShow(again, new Form(this.values, [], {}, this.notNow(problem)));
    if (!shown) throw error;
    if (problem.code === 'fault') logger.error(error instanceof Error ? (error.stack ?? error) : error);
    return new View(shown.template, shown.model, problem.status);
  }

  private async tryToShow(
    again: (form: Form) => View | Redirect | Promise<View | Redirect>,
    form: Form,
  ): Promise<View | undefined> {
    try {
      const shown = await again(form);
      return shown instanceof View ? shown : undefined;
    } catch {
      return undefined;
    }
  }

  private notNow({ details: { title } }: Problem) {
    const again =
      'Nothing you typed has been lost: it is still on this page. Wait a minute, then send it again.';
    const file = Object.keys(this.files).length > 0 ? ' The file must be chosen again.' : '';
    return { title, detail: [`${again}${file}`, ...reference()].join(' ') };
  }

  /** The same form with what was wrong. What has been sent already can be sent once more, as a form of its own. */
  refused({ code, details }: Problem): Form {
    const errors = details.errors?.length ? details.errors : [];
    const general = errors.length > 0 ? undefined : { title: details.title, detail: details.detail };
    const { values } = code === requestIdProblem.enum['sent-with-other-contents'] ? this.asNew() : this;
    return new Form(values, errors, this.files, general);
  }

  /** The same form as one that has not been sent yet: something was made with its id already. */
  asNew(): Form {
    return new Form({ ...this.values, [REQUEST_ID]: [] }, this.errors, this.files, this.general);
  }

  /** Only some of the fields, and nothing wrong with them. */
  only(names: string[]): Form {
    return new Form(Object.fromEntries(Object.entries(this.values).filter(([name]) => names.includes(name))));
  }

  get wrong(): boolean {
    return this.errors.length > 0 || this.general !== undefined;
  }

  /** Parameters of `errorSummary`; `undefined` when all is well. */
  get summary(): object | undefined {
    if (!this.wrong) return undefined;
    if (this.general) {
      const { title, detail } = this.general;
      return {
        titleText: 'There is a problem',
        errorList: [{ text: title }, ...(detail ? [{ text: detail }] : [])],
      };
    }
    const errorList = this.errors.map(({ field, message }) => ({
      text: message,
      ...(field ? { href: `#${idOf(field)}` } : {}),
    }));
    return { titleText: 'There is a problem', errorList };
  }

  /** Parameters of `input`. */
  input(name: string, { type, width, autocomplete, inputmode, spellcheck, ...field }: InputField) {
    const { value, ...base } = this.base(name, field);
    return { ...base, value, type, width, autocomplete, inputmode, spellcheck };
  }

  /** Parameters of `passwordInput`; never filled in. */
  password(name: string, field: Field & { autocomplete: string }) {
    const { value: _, ...base } = this.base(name, field);
    return { ...base, autocomplete: field.autocomplete };
  }

  /** Parameters of `textarea`, or of `characterCount` when there is a limit. */
  textarea(name: string, { rows = 5, maxlength, ...field }: Field & { rows?: number; maxlength?: number }) {
    return { ...this.base(name, field), rows, maxlength };
  }

  /** Parameters of `select`. */
  select(name: string, { options, ...field }: Field & { options: Choice[] }) {
    const { value, ...base } = this.base(name, field);
    const items = options.map((option) => ({ ...option, selected: option.value === value }));
    return { ...base, items };
  }

  /** Parameters of `radios`. */
  radios(name: string, { options, ...field }: Field & { options: Choice[]; inline?: boolean }) {
    return this.choices(name, field, options, [this.text(name)]);
  }

  /** Parameters of `checkboxes`. */
  checkboxes(name: string, { options, ...field }: Field & { options: Choice[] }) {
    return this.choices(name, field, options, this.all(name));
  }

  /** Parameters of `dateInput`: three fields `<name>-day`, `<name>-month`, `<name>-year`. */
  date(name: string, field: Field) {
    const { errorMessage, hint } = this.base(name, field);
    const items = (['day', 'month', 'year'] as const).map((unit) => ({
      name: `${name}-${unit}`,
      id: unit === 'day' ? idOf(name) : `${idOf(name)}-${unit}`,
      label: { day: 'Day', month: 'Month', year: 'Year' }[unit],
      value: this.text(`${name}-${unit}`),
      classes: `nhsuk-input--width-${unit === 'year' ? 4 : 2}${errorMessage ? ' nhsuk-input--error' : ''}`,
    }));
    return { id: `${idOf(name)}-date`, fieldset: { legend: legendOf(field) }, hint, errorMessage, items };
  }

  /** Day typed in three fields as `yyyy-mm-dd`, or what is wrong with it; `undefined` when nothing was typed. */
  dayReading(name: string): DayReading | undefined {
    const [day, month, year] = (['day', 'month', 'year'] as const).map((unit) =>
      this.text(`${name}-${unit}`),
    ) as [string, string, string];
    return readDayFields({ day, month, year });
  }

  /** The same, empty when nothing was typed. @throws {InvalidInput} saying which part is wrong */
  day(name: string): string {
    const reading = this.dayReading(name);
    if (reading?.problem) throw new InvalidInput([{ field: name, message: sentence(reading.problem) }]);
    return reading?.day ?? '';
  }

  private choices(name: string, field: Field & { inline?: boolean }, options: Choice[], chosen: string[]) {
    const { hint, errorMessage } = this.base(name, field);
    const items = options.map(({ value, text, hint: note }, index) => ({
      value,
      text,
      id: index === 0 ? idOf(name) : `${idOf(name)}-${index + 1}`,
      hint: note ? { text: note } : undefined,
      checked: chosen.includes(value),
    }));
    const classes = [field.classes, field.inline ? 'nhsuk-radios--inline' : ''].filter(Boolean).join(' ');
    return {
      name,
      idPrefix: idOf(name),
      fieldset: { legend: legendOf(field) },
      hint,
      errorMessage,
      items,
      classes,
    };
  }

  private base(name: string, { hint, classes, ...field }: Field) {
    const error = this.errors.find((one) => one.field === name);
    return {
      id: idOf(name),
      name,
      value: this.raw(name),
      label: legendOf(field, 'nhsuk-label'),
      hint: hint ? { text: hint } : undefined,
      errorMessage: error ? { text: error.message } : undefined,
      classes,
    };
  }
}

const idOf = (name: string): string => name.replaceAll('.', '-');

const legendOf = ({ label, heading }: Field, prefix = 'nhsuk-fieldset__legend') =>
  heading
    ? { text: label, isPageHeading: true, classes: `${prefix}--l` }
    : { text: label, ...(prefix === 'nhsuk-fieldset__legend' ? { classes: `${prefix}--m` } : {}) };
