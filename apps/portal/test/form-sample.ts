type Part = 'identity' | 'organisations' | 'assessment' | 'support';

export interface Sample {
  path: string;
  /** The part without which the form cannot do what it is for; none when it has no answer without a file. */
  needs?: Part;
  typed: Record<string, string>;
  /** What the page's script has put into it: made anew when the form is sent again. */
  scripted?: Record<string, string>;
  /** Sent by somebody who has not signed in. */
  stranger?: boolean;
}
