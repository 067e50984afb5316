import type { HttpMethod } from './methods.ts';
import type { HttpStatus } from './statuses.ts';

/** `safe, idempotent, cacheable`, as far as they hold. */
export function methodProperties(method: HttpMethod): string {
  const properties = [
    method.isSafe ? 'safe' : 'not safe',
    method.isIdempotent ? 'idempotent' : 'not idempotent',
    method.cacheable === true ? 'cacheable' : method.cacheable === false ? 'not cacheable' : 'cacheable on conditions',
  ];
  return properties.join(', ');
}

/** Markdown: what the method asks for, its properties, and where they are defined. */
export function describeMethod(method: HttpMethod): string {
  const cacheable = typeof method.cacheable === 'string' ? method.cacheable : yesOrNo(method.cacheable);
  return [
    method.meaning,
    `- Safe: ${yesOrNo(method.isSafe)}\n- Idempotent: ${yesOrNo(method.isIdempotent)}\n- Cacheable: ${cacheable}`,
    `[${method.reference}](${method.link})`,
  ].join('\n\n');
}

/** `404 Not Found`. */
export function statusLine({ code, phrase }: HttpStatus): string {
  return `${code} ${phrase}`;
}

/** Markdown: what the status says, its class, and where it is defined. */
export function describeStatus(status: HttpStatus): string {
  const former =
    status.formerPhrases.length > 0
      ? [`Formerly: ${status.formerPhrases.map((phrase) => `*${phrase}*`).join(', ')}.`]
      : [];
  const cacheable = status.isHeuristicallyCacheable ? ' Cacheable by default.' : '';
  return [
    status.meaning,
    `Class: ${status.class}.${cacheable}`,
    ...former,
    `[${status.reference}](${status.link})`,
  ].join('\n\n');
}

function yesOrNo(value: boolean): string {
  return value ? 'yes' : 'no';
}
