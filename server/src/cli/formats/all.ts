import type { Format } from './format.ts';
import { json } from './json.ts';
import { stylish } from './stylish.ts';

/** Every output format by its name. A new one is a file here and a line in this list. */
export const formats: Readonly<Record<string, Format>> = { stylish, json };
