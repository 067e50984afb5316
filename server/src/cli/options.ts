import { InvalidArgumentError, Option } from 'commander';
import { suggest } from '#engine/configuration/problem.ts';

/** An option whose value is one of a few words; another is refused with the nearest. */
export function choiceOption(flags: string, description: string, choices: readonly string[]): Option {
  return new Option(flags, description).argParser((value) => {
    if (choices.includes(value)) return value;
    const meant = suggest(value, choices);
    throw new InvalidArgumentError(
      `It is one of ${choices.join(', ')}.${meant === undefined ? '' : ` Did you mean ${meant}?`}`,
    );
  });
}

/** An option whose value is a whole number from 1 on. */
export function countOption(flags: string, description: string): Option {
  return new Option(flags, description).argParser((value) => {
    if (/^[1-9]\d{0,3}$/.test(value)) return Number(value);
    throw new InvalidArgumentError('It is a whole number from 1 on.');
  });
}

/** `--color` and `--no-color`; neither: as the terminal and the environment say. */
export function colorOptions(): readonly Option[] {
  return [
    new Option('--color', 'use colours, also where the output is no terminal'),
    new Option('--no-color', 'use no colours'),
  ];
}
