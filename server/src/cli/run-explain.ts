import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { didYouMean, suggest } from '#engine/configuration/problem.ts';
import { colorsFor } from './colors.ts';
import type { ExplainOptions } from './commands/explain.ts';
import { explainContract } from './explain/contract.ts';
import { explainDocument } from './explain/document.ts';
import { explainSpec } from './explain/spec.ts';
import { readText } from './files/read-text.ts';
import { displayPath } from './paths.ts';
import { Projects } from './projects.ts';

/** `explain`: prints what applies to a file or what a contract is made of, and sets the exit code. */
export async function runExplain(name: string, options: ExplainOptions): Promise<void> {
  const workingDirectory = process.cwd();
  const path = resolve(workingDirectory, name);
  const projects = new Projects({ configuration: options.config, contract: options.contract });
  const scope = await projects.scopeOf(path);
  const context = { scope, projects, workingDirectory, colors: colorsFor(process.stdout, options.color) };
  const contract = scope.project.contracts.get(name);
  if (!existsSync(path) && contract) {
    process.stdout.write(explainContract(contract, context));
    return;
  }
  if (existsSync(path) && /\.(?:ya?ml|jsonc?)$/i.test(path)) {
    process.stdout.write(await explainSpec(path, context));
    return;
  }
  const input = readText(path);
  if ('problem' in input) {
    const meant = existsSync(path) ? '' : didYouMean(suggest(name, [...scope.project.contracts.keys()]));
    process.stderr.write(`docwright: ${displayPath(path, workingDirectory)}: ${input.problem}${meant}\n`);
    process.exitCode = 2;
    return;
  }
  process.stdout.write(await explainDocument(path, input.text, context));
}
