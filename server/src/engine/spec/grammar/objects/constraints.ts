import {
  anyList,
  anything,
  boolean,
  type FieldRule,
  field,
  integer,
  number,
  one,
  oneOf,
  string,
  suggested,
} from '../notation.ts';

/** What 2.0 says of a parameter, a header or an item that has no schema: its type, and how a list is written. */
export function simpleValue(
  types: readonly string[],
  collectionFormats: readonly string[],
  { isTypeRequired }: { readonly isTypeRequired: boolean },
): readonly FieldRule[] {
  return [
    field(
      'type',
      oneOf(...types),
      isTypeRequired ? 'What kind of value it is.' : 'What kind of value it is. Required but for a body.',
      isTypeRequired ? { required: true } : {},
    ),
    field('format', format20, 'What the value is more exactly, such as `int64` or `date-time`.'),
    field('items', one('items'), 'What each item must look like. Required where `type` is `array`.'),
    field(
      'collectionFormat',
      oneOf(...collectionFormats),
      'How the items of a list are put together; `csv`, with commas, where nothing is said.',
    ),
    field('default', anything, 'The value that the server assumes where none is given.'),
  ];
}

/** The limits of a value, which 2.0 lets parameters, headers, items and schemas have alike, and which 3.0 keeps in schemas. */
export const constraints: readonly FieldRule[] = [
  field('maximum', number, 'The greatest number that is allowed.'),
  field('exclusiveMaximum', boolean, 'Whether `maximum` itself is not allowed.'),
  field('minimum', number, 'The least number that is allowed.'),
  field('exclusiveMinimum', boolean, 'Whether `minimum` itself is not allowed.'),
  field('maxLength', integer, 'How many characters the text may have at most.'),
  field('minLength', integer, 'How many characters the text must have at least.'),
  field(
    'pattern',
    string,
    'A regular expression that must match somewhere in the text; `^` and `$` tie it to the ends.',
  ),
  field('maxItems', integer, 'How many items the list may have at most.'),
  field('minItems', integer, 'How many items the list must have at least.'),
  field('uniqueItems', boolean, 'Whether no two items of the list may be equal.'),
  field('enum', anyList, 'The values that are allowed.'),
  field('multipleOf', number, 'The number must be a multiple of this.'),
];

/** The formats that 2.0 defines. */
export const format20 = suggested(
  'int32',
  'int64',
  'float',
  'double',
  'byte',
  'binary',
  'date',
  'date-time',
  'password',
);

/** The formats that 3.0 defines, and the common ones of JSON Schema and of the format registry. */
export const format30 = suggested(
  'int32',
  'int64',
  'float',
  'double',
  'byte',
  'binary',
  'date',
  'date-time',
  'password',
  'email',
  'hostname',
  'ipv4',
  'ipv6',
  'uri',
  'uri-reference',
  'uuid',
  'time',
  'duration',
  'decimal',
);

/** The formats of JSON Schema 2020-12, and those that the OpenAPI format registry adds. */
export const format31 = suggested(
  'int32',
  'int64',
  'float',
  'double',
  'password',
  'date',
  'date-time',
  'time',
  'duration',
  'email',
  'idn-email',
  'hostname',
  'idn-hostname',
  'ipv4',
  'ipv6',
  'uri',
  'uri-reference',
  'iri',
  'iri-reference',
  'uri-template',
  'uuid',
  'json-pointer',
  'relative-json-pointer',
  'regex',
  'int8',
  'int16',
  'uint8',
  'uint16',
  'uint32',
  'uint64',
  'decimal',
  'decimal128',
  'double-int',
  'char',
  'html',
  'commonmark',
  'media-range',
  'http-date',
);
