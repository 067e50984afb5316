import { type Secret, secretsIn } from '../../facts/secrets.ts';
import { textWithoutCode } from '../../facts/source-text.ts';
import { perPart } from '../../markdown/per-part.ts';
import type { DocRule } from '../rule.ts';

export const rule: DocRule = {
  about: 'docs',
  severity: 'error',
  summary: 'A token, a key or a password stands in the document that looks real.',
  explanation: `What is published once is known for good: revoke it, and write a placeholder. The fix writes one, and leaves the first to you.

Known are the shapes of tokens and keys of AWS, GitHub, GitLab, Slack, Stripe, Google, SendGrid, npm, PyPI, OpenAI, Anthropic, DigitalOcean,
Shopify and Hugging Face, private keys, JSON Web Tokens with a signature, and what stands behind \`Bearer\` and \`Basic\` if it looks drawn by lot.

Left in peace are the examples that issuers publish (\`AKIAIOSFODNN7EXAMPLE\`, the token of jwt.io, Stripe's keys for tests), placeholders (\`<token>\`, \`YOUR_KEY\`,
\`xxxx\`), what is made up by hand (\`abc123\`), what is cut off by \`...\`, and a JSON Web Token whose time is over. The message never repeats a secret.`,
  isFixable: true,
  examples: [
    {
      title: 'A token that was drawn by lot',
      bad: `# Example API

## Overview

Lists parcels and says where they are.

\`\`\`http
GET /parcels HTTP/1.1
Authorization: Bearer q7RkZ2mVtL9xHcW4sNdJ8fYbP3uEgA6oTiX1
                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ This looks like a bearer token that is real: \`Bearer…\`
\`\`\`

## Errors

Every error has a code.
`,
      good: `# Example API

## Overview

Lists parcels and says where they are.

\`\`\`http
GET /parcels HTTP/1.1
Authorization: Bearer <token>
\`\`\`

## Errors

Every error has a code.
`,
    },
  ],
  *check({ file, project: { today } }) {
    for (const { start, content } of file.parts) {
      for (const { kind, sign, span, placeholder, ends } of placedSecrets(content)) {
        if (ends !== undefined && today !== undefined && ends < today) continue;
        const place = { start: start + span.start, end: start + span.end };
        yield {
          message: `This looks like ${kind} that is real: \`${sign}…\``,
          span: place,
          fixes: [
            {
              title: `Write \`${placeholder.trim()}\` instead`,
              edits: [{ uri: file.uri, span: place, text: placeholder }],
              // It is to be revoked, and a signature in the same example may have been made with it.
              isSafe: false,
            },
          ],
        };
      }
    }
  },
};

interface PlacedSecret extends Secret {
  readonly placeholder: string;
}

/** With spans in the part. Outside of code, `<token>` would be taken for HTML. */
const placedSecrets = perPart((content): readonly PlacedSecret[] => {
  const secrets = secretsIn(content.text);
  if (secrets.length === 0) return [];
  const prose = textWithoutCode(content);
  return secrets.map((secret) => {
    const isInCode = prose.charAt(secret.span.start) !== content.text.charAt(secret.span.start);
    const isBlock = secret.kind === 'a private key';
    const placeholder = isBlock ? '\n...\n' : isInCode ? `<${secret.word}>` : `YOUR_${secret.word.toUpperCase()}`;
    return { ...secret, placeholder };
  });
});
