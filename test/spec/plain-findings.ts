import { defaultConfiguration } from '#engine/configuration/configuration.ts';
import type { Project } from '#engine/project.ts';
import { rules } from '#engine/rules/registry.ts';
import { checkSpec, type SpecResult } from '#engine/spec/check-spec.ts';
import type { FileProvider } from '#engine/spec/references/lookup.ts';
import { buildSpec } from '#engine/spec/spec.ts';
import { findingsByFile } from '#engine/spec/spec-findings.ts';
import type { SpecFile } from '#engine/spec/text/spec-file.ts';

/** A project in which every rule about specs is on. */
export const strictProject: Project = {
  configuration: {
    ...defaultConfiguration('file:///'),
    rules: Object.fromEntries(
      [...rules].map(([id, { severity }]) => [
        id,
        { severity: severity === 'off' ? 'warning' : severity, options: {} } as const,
      ]),
    ),
  },
  contracts: new Map(),
};

/** What is said of a description, from what was said of it before where that is given. Undefined where the file is no root of one. */
export function checkFile(
  file: SpecFile,
  provide: FileProvider = () => undefined,
  before?: SpecResult,
): SpecResult | undefined {
  const spec = buildSpec(file, provide, before?.spec);
  return spec && checkSpec(strictProject, spec, before);
}

/** Every finding of a description with all that a reader sees of it; what failed first. */
export function plainFindings(result: SpecResult | undefined): readonly string[] {
  if (!result) return [];
  const failures = result.failures.map(({ rule, error }) => `${rule} broke down: ${String(error)}`);
  const findings = [...findingsByFile(result)].flatMap(([uri, inFile]) =>
    inFile.map(({ rule, severity, message, span, related, fixes, tags }) =>
      JSON.stringify([uri, span.start, span.end, severity, rule, message, related, fixes, tags]),
    ),
  );
  return [...failures, ...findings];
}
