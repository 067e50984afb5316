import { makeValidators as makeVersion20 } from '../../generated/openapi-2.0.js';
import { makeValidators as makeVersion30 } from '../../generated/openapi-3.0.js';
import { makeValidators as makeVersion31 } from '../../generated/openapi-3.1.js';
import { makeValidators as makeVersion32 } from '../../generated/openapi-3.2.js';
import { makeValidators as makeDialect201909 } from '../../generated/openapi-2019-09.js';
import { makeValidators as makeDialect202012 } from '../../generated/openapi-2020-12.js';
import { makeValidators as makeDraft04 } from '../../generated/openapi-draft-04.js';
import { makeValidators as makeDraft06 } from '../../generated/openapi-draft-06.js';
import { makeValidators as makeDraft07 } from '../../generated/openapi-draft-07.js';
import type { SpecVersion } from '../grammar/grammar.ts';
import type { CompiledValidator, CompiledValidators, MakeValidators } from './compiled.ts';
import { dialectOf, type KnownDialect, namedDialect } from './dialects.ts';
import { formats } from './formats.ts';
import { isEqual } from './is-equal.ts';

const makers: Readonly<Record<SpecVersion | KnownDialect, MakeValidators>> = {
  '2.0': makeVersion20,
  '3.0': makeVersion30,
  '3.1': makeVersion31,
  '3.2': makeVersion32,
  'draft-04': makeDraft04,
  'draft-06': makeDraft06,
  'draft-07': makeDraft07,
  '2019-09': makeDialect201909,
  '2020-12': makeDialect202012,
};

/** The validators of a version by type of object, made when they are asked for first. */
export function versionValidators(version: SpecVersion, dialect: string | undefined): CompiledValidators {
  return make(version, dialect === undefined || dialectOf(dialect) === 'openapi');
}

/** The validator for the Schema Objects of a dialect; undefined for dialects that aren't built in. */
export function dialectValidator(uri: string): CompiledValidator | undefined {
  const dialect = dialectOf(uri);
  return dialect === undefined || dialect === 'openapi' ? undefined : make(dialect, true).schema;
}

const made = new Map<string, CompiledValidators>();

function make(name: SpecVersion | KnownDialect, isNativeByDefault: boolean): CompiledValidators {
  const key = `${name} ${isNativeByDefault}`;
  const known = made.get(key);
  if (known) return known;
  const validators = makers[name]({
    formats,
    isEqual,
    isNative: (schema, around) => {
      const dialect = namedDialect(schema);
      if (dialect === undefined) return around === 'parent' || isNativeByDefault;
      return dialectOf(dialect) === 'openapi';
    },
  });
  made.set(key, validators);
  return validators;
}
