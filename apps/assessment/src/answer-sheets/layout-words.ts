export const sheetName = 'Answers';
export const headings = {
  ref: 'Number',
  section: 'Section',
  question: 'Question',
  kind: 'How to answer',
  needed: 'Needed for',
  status: 'Status',
  answer: 'Your answer',
  more: 'Why it does not apply, or what you plan',
  comment: 'Comment',
  version: 'Version (leave as it is)',
} as const;
