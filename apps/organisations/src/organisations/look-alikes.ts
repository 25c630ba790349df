/** What is taken for each other when it is written by hand or read out. */
const lookAlikes = ['O0', 'I1L'];
/** A code has few of them; of a longer text only the first are varied. */
const mostVaried = 4;

/**
 * The text with each character that looks like another also read as that one; as it was typed comes first.
 * @example readings('VLO') // ['VLO', 'VL0', 'VIO', …]
 */
export function readings(text: string): string[] {
  let varied = 0;
  return Array.from(text).reduce<string[]>(
    (before, character) => {
      const alike = lookAlikes.find((characters) => characters.includes(character));
      if (!alike || varied === mostVaried) return before.map((start) => start + character);
      varied++;
      const choices = [character, ...Array.from(alike).filter((other) => other !== character)];
      return choices.flatMap((choice) => before.map((start) => start + choice));
    },
    [''],
  );
}
