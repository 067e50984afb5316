/**
 * Whether a type in a document says the same as that of a schema, as {@link typeText} words it: `int` is an integer, `UUID` a string, `string[]` an array of strings. What can't be read
 * as a type, such as the name of a model, says nothing else.
 */
export function saysSameType(documented: string, described: string): boolean {
  const [written, wanted] = [documented, described].map((text) => text.replace(/[`*_]/g, '').trim().toLowerCase());
  if (written === undefined || wanted === undefined || written === wanted) return true;
  if (written === '' || wanted === 'any') return true;
  const [own, other] = [alternativesOf(written), alternativesOf(wanted)];
  if (!own || !other) return true;
  // Whether a value may be null is often left out.
  const [one, two] = [own, other].map((names) => names.filter((name) => name !== 'null'));
  return one?.length === two?.length && (one ?? []).every((name) => (two ?? []).some((each) => agree(name, each)));
}

/** Undefined where a piece is no type that is known. */
function alternativesOf(text: string): readonly string[] | undefined {
  const names = text
    .replace(/\b(?:optional|required|nullable|enum|deprecated)\b|\?$/g, ' ')
    .split(/\s*(?:\||,(?![^<(]*[>)])|\bor\b|\/)\s*/)
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map(nameOf);
  return names.every((name) => name !== undefined) && names.length > 0 ? names : undefined;
}

/** `array of string`, `string`. */
function nameOf(text: string): string | undefined {
  const inside =
    /^(?:arrays?|lists?|sets?|collections?|sequences?)(?: of (?:the )?|<|\[)(.+?)[>\]]?$/.exec(text)?.[1] ??
    /^(.+)\[\]$/.exec(text)?.[1] ??
    /^\[(?:\])?(.+?)\]?$/.exec(text)?.[1];
  if (inside !== undefined) {
    const item = nameOf(inside.trim());
    return item === undefined ? 'array' : `array of ${item}`;
  }
  const bare = text.replace(/\s*\([^()]*\)$|\s*<[^<>]*>$|\s*[-–:].*$/g, '').trim();
  return known.get(bare) ?? known.get(bare.replace(/s$/, ''));
}

function agree(one: string, other: string): boolean {
  if (one === other) return true;
  const [array, second] = [one, other].map((name) => name.startsWith('array'));
  if (array && second) return one === 'array' || other === 'array';
  // An integer is a number.
  return one === 'number' && other === 'integer';
}

const words: Readonly<Record<string, string>> = {
  string:
    'string|str|text|char|varchar|uuid|guid|date|date-time|datetime|date time|timestamp|time|duration|uri|url|email|e-mail|hostname|ipv4|ipv6|ip|byte|binary|base64|password|snowflake|id|bytes',
  integer: 'integer|int|int32|int64|long|short|uint|uint32|uint64|bigint|unsigned integer|whole number',
  number: 'number|num|float|double|decimal|numeric|real',
  boolean: 'boolean|bool|flag|true|false',
  object: 'object|map|dict|dictionary|hash|json|json object|record|struct',
  array: 'array|list|set|collection|sequence|tuple',
  null: 'null|nil|none',
  file: 'file',
  any: 'any',
};

const known: ReadonlyMap<string, string> = new Map(
  Object.entries(words).flatMap(([name, all]) => all.split('|').map((word) => [word, name] as const)),
);
