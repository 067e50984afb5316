// biome-ignore-all lint/suspicious/noThenProperty: `then` is a keyword of JSON Schema
/**
 * Rewrites a schema so that a wrong value breaks one keyword, at the place where it is wrong:
 * a choice between alternatives becomes a condition that says which alternative was meant, and `unevaluatedProperties`
 * becomes the list of the keys that may stand. Every subschema that is worth a function of its own becomes one.
 *
 * Three keywords of ours take the place of combinations: `x-needs-one-of` (keys, one of which must be there), `x-excludes`
 * (pairs of keys that can't stand together) and `x-only` (on a key that may stand under a condition only).
 */
import { objectTitle, objectType } from './names.mjs';
import { patternMessages } from './patches.mjs';

/** `source` is what `load.mjs` reads; the result has the simplified definitions by name. */
export function simplifyAll(source) {
  const simplify = new Simplifier(source);
  for (const name of source.entries) simplify.define(name);
  return simplify.definitions;
}

const annotations = new Set([
  'description',
  'default',
  'deprecated',
  'example',
  'title',
  '$comment',
  '$id',
  'id',
  '$schema',
  '$vocabulary',
  '$dynamicAnchor',
  '$recursiveAnchor',
  '$defs',
  'definitions',
  'additionalItems',
]);

const kept = new Set([
  'type',
  'enum',
  'const',
  'required',
  'pattern',
  'format',
  'minimum',
  'maximum',
  'minItems',
  'maxItems',
  'minProperties',
  'maxProperties',
  'minContains',
  'maxContains',
  'uniqueItems',
  'x-title',
  'x-object',
  'x-message',
  'x-because',
  'x-needs-one-of',
  'x-excludes',
  'x-native',
  'x-foreign',
  'x-only',
  'x-dispatcher',
]);

class Simplifier {
  definitions = new Map();

  constructor(source) {
    this.source = source;
  }

  define(name) {
    if (this.definitions.has(name)) return;
    this.definitions.set(name, undefined);
    const schema = this.source.definitions.get(name);
    if (schema === undefined) throw new Error(`${this.source.name} has no definition ${name}`);
    const simple = this.simplify(schema);
    strengthen(simple, simple.required ?? []);
    prune(simple);
    if (simple['x-dispatcher']) {
      delete simple['x-dispatcher'];
      delete simple.type;
    }
    const type = schema['x-object'] ?? objectType(name.slice(name.lastIndexOf('/') + 1));
    const titled = { 'x-object': type, 'x-title': this.titleOf(type), ...simple };
    passTitle(titled, titled['x-title']);
    this.definitions.set(name, titled);
  }

  titleOf(type) {
    return objectTitle(type === 'openapi' && this.source.name === '2.0' ? 'swagger' : type);
  }

  simplify(schema) {
    if (typeof schema === 'boolean') return schema;
    const out = {};
    const rules = [];
    for (const [keyword, value] of Object.entries(schema)) {
      if (annotations.has(keyword) || keyword === 'unevaluatedProperties' || keyword === 'exclusiveMinimum') continue;
      if (kept.has(keyword)) out[keyword] = value;
      else if (keyword === 'properties' || keyword === 'patternProperties') {
        out[keyword] = mapValues(value, (inner) => this.simplify(inner));
        // What a reference means, and whether it is one, is found out where it is followed.
        if (out[keyword].$ref) out[keyword].$ref = { type: 'string' };
      } else if (['items', 'additionalProperties', 'propertyNames', 'contains'].includes(keyword)) {
        out[keyword] = this.simplify(value);
      } else if (keyword === '$ref' || keyword === '$dynamicRef' || keyword === '$recursiveRef') {
        rules.push(this.referTo(value));
      } else if (keyword === 'allOf') rules.push(...value.map((inner) => this.simplify(inner)));
      else if (keyword === 'not') rules.push(this.simplifyNot(value));
      else if (keyword === 'oneOf' || keyword === 'anyOf') rules.push(this.simplifyChoice(keyword, value));
      else if (keyword === 'dependentSchemas') {
        for (const [key, inner] of Object.entries(value)) rules.push(this.simplifyDependency(key, inner));
      } else if (keyword === 'dependencies') rules.push(...this.simplifyDependencies(value));
      else if (keyword === 'if') {
        rules.push({
          if: this.simplify(value),
          then: this.simplify(schema.then ?? true),
          else: this.simplify(schema.else ?? true),
        });
      } else if (keyword !== 'then' && keyword !== 'else') {
        throw new Error(`${this.source.name} uses the keyword ${keyword}, which nothing here knows`);
      }
    }
    if (typeof schema.exclusiveMinimum === 'number') out.exclusiveMinimum = schema.exclusiveMinimum;
    else if (schema.exclusiveMinimum) {
      out.exclusiveMinimum = out.minimum;
      delete out.minimum;
    }
    if (patternMessages[out.pattern]) out['x-message'] ??= patternMessages[out.pattern];
    for (const rule of rules) addRule(out, rule);
    if (schema.unevaluatedProperties === false) closeKeys(out);
    return out;
  }

  referTo(reference) {
    const name = this.source.nameOf(reference);
    const schema = this.source.definitions.get(name);
    if (schema === undefined) throw new Error(`${this.source.name} has no ${reference}`);
    const isObject = schema.type === 'object' || (Array.isArray(schema.type) && schema.properties);
    const isOwn =
      this.source.entries.includes(name) ||
      schema['x-dispatcher'] ||
      (isObject && (schema.properties || schema.patternProperties));
    if (!isOwn) return this.simplify(schema);
    this.define(name);
    return { $ref: name };
  }

  simplifyNot(schema) {
    const keys = Object.keys(schema).filter((key) => key !== 'description');
    if (keys.length === 1 && schema.required?.length === 2) return { 'x-excludes': [schema.required] };
    return { not: this.simplify(schema) };
  }

  simplifyChoice(keyword, branches) {
    if (branches.every((branch) => branch.required?.length === 1 && Object.keys(branch).length === 1)) {
      const keys = branches.map((branch) => branch.required[0]);
      const one = { 'x-needs-one-of': keys };
      return keyword === 'oneOf' ? { ...one, 'x-excludes': [keys] } : one;
    }
    const reference = branches.find((branch) => branch.$ref && this.source.nameOf(branch.$ref) === 'reference');
    if (reference) {
      const others = branches.filter((branch) => branch !== reference);
      const rest = others.length === 1 ? this.simplify(others[0]) : this.simplifyChoice(keyword, others);
      return { if: hasKey('$ref'), then: this.simplify(reference), else: rest };
    }
    return this.choiceByType(branches.map((branch) => this.simplify(branch)));
  }

  /** A choice whose alternatives are of different JSON types. */
  choiceByType(branches) {
    const types = branches.map((branch) => this.typesOf(branch));
    const all = types.flat();
    if (new Set(all).size !== all.length) throw new Error(`Can't tell ${JSON.stringify(branches)} apart`);
    const out = { type: all };
    branches.forEach((branch, index) => {
      const { type, ...rest } = branch;
      if (Object.keys(rest).length === 0) return;
      const own = types[index].length === 1 ? types[index][0] : types[index];
      addRule(out, { if: { type: own }, then: rest, else: true });
    });
    return out;
  }

  typesOf(branch) {
    if (branch.$ref) {
      const schema = this.source.definitions.get(branch.$ref);
      return [schema.type].flat();
    }
    if (branch.type) return [branch.type].flat();
    if (branch.enum?.every((value) => typeof value === 'string')) return ['string'];
    throw new Error(`No type in ${JSON.stringify(branch)}`);
  }

  simplifyDependency(key, schema) {
    const forbidden = Object.entries(schema.properties ?? {}).filter(([, value]) => value === false);
    if (forbidden.length > 0) return { 'x-excludes': forbidden.map(([other]) => [key, other]) };
    if (schema.not && Object.keys(schema).length === 1 && schema.not.required?.length === 1) {
      return { 'x-excludes': [[key, schema.not.required[0]]] };
    }
    return { if: { required: [key] }, then: this.simplify(schema), else: true };
  }

  simplifyDependencies(dependencies) {
    return Object.entries(dependencies).map(([key, value]) => ({
      if: { required: [key] },
      then: Array.isArray(value) ? { required: value } : this.simplify(value),
      else: true,
    }));
  }
}

function mapValues(object, change) {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
}

function hasKey(key) {
  return { type: 'object', required: [key] };
}

/** Adds what a rule demands to the schema itself where that is the same, else to its `allOf`. */
function addRule(out, rule) {
  if (rule === true || Object.keys(rule).length === 0) return;
  if (rule.if) {
    const thenSays = says(rule.then);
    const elseSays = says(rule.else);
    if (!thenSays && !elseSays) return;
    const { if: condition } = rule;
    out.allOf = [
      ...(out.allOf ?? []),
      {
        if: condition,
        ...(thenSays && { then: rule.then }),
        ...(elseSays && { else: rule.else }),
      },
    ];
    return;
  }
  const isSimple = Object.keys(rule).every((keyword) => keyword in mergers || !(keyword in out));
  if (!isSimple) {
    out.allOf = [...(out.allOf ?? []), rule];
    return;
  }
  for (const [keyword, value] of Object.entries(rule)) {
    out[keyword] = keyword in out ? mergers[keyword](out[keyword], value) : value;
  }
}

const mergers = {
  properties: (a, b) => {
    const merged = { ...a };
    for (const [key, value] of Object.entries(b))
      merged[key] = says(merged[key] ?? true) ? both(merged[key], value) : value;
    return merged;
  },
  patternProperties: (a, b) => ({ ...a, ...b }),
  required: (a, b) => [...new Set([...a, ...b])],
  'x-excludes': (a, b) => [...a, ...b],
  allOf: (a, b) => [...a, ...b],
};

function both(a, b) {
  if (a === undefined || !says(a)) return b;
  if (!says(b)) return a;
  const out = { ...a };
  addRule(out, b);
  return out;
}

/** Whether a schema demands anything. */
function says(schema) {
  if (schema === false) return true;
  if (schema === true || schema === undefined) return false;
  return Object.keys(schema).length > 0;
}

/** A condition on the value of a key that must be there holds only if it is there: else its absence would break many rules. */
function strengthen(schema, required) {
  for (const rule of schema.allOf ?? []) {
    if (rule.if) {
      const keys = Object.keys(rule.if.properties ?? {}).filter((key) => required.includes(key));
      if (keys.length > 0) rule.if.required = [...new Set([...(rule.if.required ?? []), ...keys])];
    }
    for (const inner of [rule.then, rule.else]) if (inner) strengthen(inner, required);
  }
}

/** A rule that asks for a key says of what object, as the object itself does. */
function passTitle(schema, title) {
  for (const rule of schema.allOf ?? []) {
    for (const inner of [rule.then, rule.else]) {
      if (inner?.required) {
        inner['x-title'] = title;
        const words = rule.if && inner === rule.then ? conditionWords(rule.if) : [];
        if (words.length > 0) inner['x-because'] = words.map((word) => word.replace(/^\w+ /, '')).join(' and ');
      }
      if (inner) passTitle(inner, title);
    }
  }
}

/** Drops the rules that only mention keys, once these are listed. */
function prune(schema) {
  if (!schema.allOf) return;
  for (const rule of schema.allOf) {
    for (const branch of ['then', 'else']) {
      const inner = rule[branch];
      if (!inner) continue;
      prune(inner);
      if (inner.properties) {
        const demanding = Object.entries(inner.properties).filter(([, value]) => says(value));
        if (demanding.length > 0) inner.properties = Object.fromEntries(demanding);
        else delete inner.properties;
      }
      if (Object.keys(inner).length === 0) delete rule[branch];
    }
  }
  schema.allOf = schema.allOf.filter((rule) => !rule.if || rule.then !== undefined || rule.else !== undefined);
  if (schema.allOf.length === 0) delete schema.allOf;
}

/** Instead of `unevaluatedProperties: false`: lists all keys that a rule mentions, and the conditions of those that have one. */
function closeKeys(out) {
  const places = new Map();
  collectKeys(out, [], places);
  const rules = new Map();
  out.properties ??= {};
  for (const [key, all] of places) {
    out.properties[key] ??= true;
    const alternatives = all.filter((one, index) => !all.some((other, at) => isWider(other, one, at < index)));
    if (alternatives.some((conditions) => conditions.length === 0)) continue;
    const words = wordsFor(alternatives);
    const keys = [...new Set(alternatives.flat().flatMap(conditionKeys))];
    const condition = anyOf(
      alternatives.map((conditions) => (conditions.length === 1 ? conditions[0] : { allOf: conditions })),
    );
    const only = { 'x-only': { words, keys } };
    const same = JSON.stringify(condition);
    if (!rules.has(same)) rules.set(same, { if: condition, else: { properties: {} } });
    rules.get(same).else.properties[key] = only;
  }
  if (rules.size > 0) out.allOf = [...(out.allOf ?? []), ...rules.values()];
  out.additionalProperties = false;
}

function anyOf(conditions) {
  return conditions.length === 1 ? conditions[0] : { anyOf: conditions };
}

/** Whether an alternative asks for less than another one, or for the same and came first. */
function isWider(other, one, isEarlier) {
  if (!other.every((condition) => one.some((own) => isSame(own, condition)))) return false;
  return other.length < one.length || (isEarlier && other !== one);
}

function isSame(a, b) {
  return JSON.stringify(a) === JSON.stringify(b);
}

function collectKeys(schema, conditions, places) {
  for (const key of Object.keys(schema.properties ?? {})) places.set(key, [...(places.get(key) ?? []), conditions]);
  for (const rule of schema.allOf ?? []) {
    if (rule.if) {
      if (rule.then) collectKeys(rule.then, [...conditions, rule.if], places);
      if (rule.else) collectKeys(rule.else, [...conditions, { not: rule.if }], places);
    } else collectKeys(rule, conditions, places);
  }
}

/** "beside `schema` and with `in: path` or `in: query`". */
function wordsFor(alternatives) {
  const all = alternatives.map((conditions) => conditions.flatMap(conditionWords));
  const common = all[0].filter((words) => all.every((other) => other.includes(words)));
  const others = all.map((words) => words.filter((word) => !common.includes(word)).join(' and ')).filter(Boolean);
  const rest = others.length === 0 ? [] : [others.map((words) => words.replaceAll('with ', '')).join(' or ')];
  const isValue = others.length > 0 && others.every((words) => words.startsWith('with '));
  return [...common, ...rest.map((words) => (isValue ? `with ${words}` : words))]
    .join(' and ')
    .replace(/(with `[^`]*`) and with /g, '$1 and ');
}

/** "beside `schema`", "with `in: query`". */
function conditionWords(condition) {
  const values = Object.entries(condition.properties ?? {});
  if (values.length === 0) return (condition.required ?? []).map((key) => `beside \`${key}\``);
  return values.map(([key, { const: value, pattern }]) => `with \`${key}: ${value ?? wordOf(pattern)}\``);
}

/** "bearer" for `^[Bb][Ee][Aa][Rr][Ee][Rr]$`. */
function wordOf(pattern) {
  return pattern.replace(/\[\w(\w)\]/g, '$1').replace(/[$^]/g, '');
}

function conditionKeys(condition) {
  return [...Object.keys(condition.properties ?? {}), ...(condition.required ?? [])];
}
