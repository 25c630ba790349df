/** SQL: the email address of the person of that alias; an account that is closed has none. */
export const addressOf = (person: string): string =>
  `case when ${person}.closed_at is null then ${person}.email else '' end`;
