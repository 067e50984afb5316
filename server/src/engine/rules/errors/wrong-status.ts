import { shapeOf } from '../../facts/code-shape.ts';
import { errorCatalogue, localErrorTables } from '../../facts/error-catalogue.ts';
import { codesOfPart } from '../../facts/example-codes.ts';
import type { Span } from '../../finding.ts';
import { isListing, listedElsewhere } from '../../graph/neighbours.ts';
import type { DocRule } from '../rule.ts';

export const rule: DocRule = {
  about: 'docs',
  severity: 'error',
  summary: 'An error code stands with another HTTP status than the catalogue says.',
  explanation: `A client that branches on the status and one that branches on the code do two different things then.

It compares the statuses of the catalogue with those of the tables of errors below endpoints, and with examples: the status line
above an error's body, or the status in it. A code for which the catalogue lists several statuses may have each of them.`,
  isFixable: false,
  examples: [
    {
      title: 'An example with another status',
      contract: 'catalogue-example',
      bad: `# Example API

\`\`\`http
HTTP/1.1 404 Not Found
         ^^^ \`parcel_lost\` is 410 in the catalogue
Content-Type: application/json

{ "code": "parcel_lost", "message": "Nobody knows where it is." }
\`\`\`

## Error Codes

| Code | Status | Description |
| ---- | ------ | ----------- |
| \`parcel_lost\` | 410 | Nobody has scanned the parcel for ten days. |
`,
      good: `# Example API

\`\`\`http
HTTP/1.1 410 Gone
Content-Type: application/json

{ "code": "parcel_lost", "message": "Nobody knows where it is." }
\`\`\`

## Error Codes

| Code | Status | Description |
| ---- | ------ | ----------- |
| \`parcel_lost\` | 410 | Nobody has scanned the parcel for ten days. |
`,
    },
  ],
  *check({ file, alignment, neighbours }) {
    const defined = new Map<string, Definition>();
    const catalogue = neighbours.catalogue();
    const shared = listedElsewhere(catalogue, file.uri);
    const isListedElsewhere = shared.length > 0 && !isListing(catalogue, file.uri);
    const own = errorCatalogue(file, alignment)
      .definitions.filter(({ isLocal }) => !isLocal || !isListedElsewhere)
      .flatMap(({ entries }) => entries.map((entry) => ({ ...entry, uri: file.uri })));
    for (const { code, status, codeSpan, uri } of [...own, ...shared]) {
      const statuses = statusesIn(status);
      if (shapeOf(code) === 'status' || statuses.length === 0) continue;
      const known = defined.get(code);
      defined.set(code, {
        statuses: [...(known?.statuses ?? []), ...statuses],
        uri: known?.uri ?? uri,
        span: known?.span ?? codeSpan,
      });
    }
    if (defined.size === 0) return;
    for (const { code, status, span } of usesOf()) {
      const definition = defined.get(code);
      if (!definition || definition.statuses.includes(status)) continue;
      yield {
        message: `\`${code}\` is ${definition.statuses.join(' or ')} in the catalogue`,
        span,
        related: [{ uri: definition.uri, span: definition.span, message: 'It is defined here' }],
      };
    }

    function* usesOf(): Generator<{ readonly code: string; readonly status: number; readonly span: Span }> {
      for (const { start, content } of file.parts) {
        for (const { code, status } of codesOfPart(content)) {
          if (status)
            yield {
              code,
              status: status.code,
              span: { start: start + status.span.start, end: start + status.span.end },
            };
        }
      }
      for (const { entries } of localErrorTables(file, alignment, { isListedElsewhere })) {
        for (const { code, status, codeSpan } of entries) {
          const [only, ...others] = statusesIn(status);
          if (only !== undefined && others.length === 0) yield { code, status: only, span: codeSpan };
        }
      }
    }
  },
};

interface Definition {
  readonly statuses: readonly number[];
  readonly uri: string;
  readonly span: Span;
}

/** None for what stands for several: `4xx`, `400-499`. */
function statusesIn(cell: string | undefined): number[] {
  if (cell === undefined || /\dxx|\d\s*[-–]\s*\d/i.test(cell)) return [];
  return [...cell.matchAll(/(?<![\w.-])[1-5]\d\d(?![\w-])/g)].map(([digits]) => Number(digits));
}
