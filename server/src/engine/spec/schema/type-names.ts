/** What is meant where a schema's `type` is named as in a programming language. */
export interface MeantType {
  readonly type: string;
  readonly format?: string;
}

/** By the name in lower case. */
export function meantType(name: string): MeantType | undefined {
  const lower = name.toLowerCase();
  return Object.hasOwn(names, lower) ? names[lower] : undefined;
}

const names: Readonly<Record<string, MeantType>> = {
  int: { type: 'integer' },
  int32: { type: 'integer', format: 'int32' },
  int64: { type: 'integer', format: 'int64' },
  long: { type: 'integer', format: 'int64' },
  bool: { type: 'boolean' },
  str: { type: 'string' },
  text: { type: 'string' },
  char: { type: 'string' },
  float: { type: 'number' },
  double: { type: 'number' },
  decimal: { type: 'number' },
  dict: { type: 'object' },
  dictionary: { type: 'object' },
  map: { type: 'object' },
  hash: { type: 'object' },
  list: { type: 'array' },
  none: { type: 'null' },
  nil: { type: 'null' },
  date: { type: 'string', format: 'date' },
  datetime: { type: 'string', format: 'date-time' },
  'date-time': { type: 'string', format: 'date-time' },
  timestamp: { type: 'string', format: 'date-time' },
  uuid: { type: 'string', format: 'uuid' },
  email: { type: 'string', format: 'email' },
  uri: { type: 'string', format: 'uri' },
  url: { type: 'string', format: 'uri' },
};
