export const passwordHint =
  'At least 8 characters with a capital letter, a small letter and a number; or any 15 characters or more, such as 3 or 4 random words. Spaces before and after it do not count.';
