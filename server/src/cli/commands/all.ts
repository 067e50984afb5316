import type { Command } from 'commander';
import { defineCheck } from './check.ts';
import { defineCoverage } from './coverage.ts';
import { defineExplain } from './explain.ts';
import { defineFix } from './fix.ts';
import { defineGenerate } from './generate.ts';
import { defineInit } from './init.ts';
import { defineLsp } from './lsp.ts';
import { defineRender } from './render.ts';
import { defineRules } from './rules.ts';

/** Every command, in the order of `--help`. A new one is a file here and a line in this list. */
export const commands: readonly ((program: Command) => void)[] = [
  defineCheck,
  defineFix,
  defineCoverage,
  defineInit,
  defineGenerate,
  defineRender,
  defineExplain,
  defineRules,
  defineLsp,
];
