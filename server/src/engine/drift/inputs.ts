import type { DescribedApi } from '../api/api.ts';
import type { DescribedContent, OperationDetails, ParameterLocation } from '../api/described.ts';
import { type DescribedSchema, describeSchema } from '../api/schema.ts';
import type { ParameterPlace } from '../operations/operation.ts';
import { propertiesOf } from '../spec/facts/schema-properties.ts';
import type { MapNode, Node, Place } from '../spec/tree/node.ts';

/** A parameter of an operation, or a property of the body that it takes. */
export interface DescribedInput {
  readonly name: string;
  readonly in: ParameterPlace;
  /** Undefined where it depends on the rest of the body. */
  readonly isRequired: boolean | undefined;
  /** Nobody has to name it: it is deprecated, or only answers have it. */
  readonly isOptionalToName: boolean;
  readonly description: string | undefined;
  readonly schema: Node | undefined;
  /** Its name, in a component where a reference brings it. */
  readonly at: Place;
  /** The Parameter Object, or the Schema Object that has the property. */
  readonly owner: MapNode;
  readonly kind: 'parameter' | 'property';
}

/** Some inputs among which names are looked up. */
export interface InputSet {
  readonly inputs: readonly DescribedInput[];
  /** The body, or the object, may have others: nothing says what they are called. */
  readonly isOpen: boolean;
}

/** The parameters of an operation, and the properties of its body. */
export function inputsOf(api: DescribedApi, details: OperationDetails): InputSet {
  const known = sets.get(details);
  if (known) return known;
  const body = bodyOf(api, details);
  const parameters = details.parameters.flatMap((one): DescribedInput[] => {
    const place = placeOf(one.in);
    if (!place) return [];
    const { name, isRequired, isDeprecated, description, schema, node } = one;
    return [
      {
        name,
        in: place,
        isRequired,
        isOptionalToName: isDeprecated,
        description,
        schema,
        at: node.get('name') ?? one.at,
        owner: node,
        kind: 'parameter',
      },
    ];
  });
  const made = { inputs: [...parameters, ...body.inputs], isOpen: body.isOpen };
  sets.set(details, made);
  return made;
}

/** Details are the same as long as all that they are made of is. */
const sets = new WeakMap<OperationDetails, InputSet>();

/** A parameter for the whole query has no name that a caller writes. */
function placeOf(location: ParameterLocation): ParameterPlace | undefined {
  return location === 'querystring' ? undefined : location;
}

function bodyOf(api: DescribedApi, { body }: OperationDetails): InputSet {
  if (!body) return { inputs: [], isOpen: false };
  const sets = body.content.map((content) => contentInputs(api, content));
  const { inputs, isOpen } = joined(sets);
  // Who documents the body of one media type says nothing of the others.
  const inAll = inputs.map((input) =>
    sets.every((set) => set.inputs.some(({ name }) => name === input.name))
      ? input
      : { ...input, isOptionalToName: true },
  );
  return { inputs: inAll, isOpen };
}

function contentInputs(api: DescribedApi, { schema, fields }: DescribedContent): InputSet {
  if (!fields) return propertiesIn(schema, api);
  const inputs = fields.map(
    ({ name, isRequired, description, node, at }): DescribedInput => ({
      name,
      in: 'body',
      isRequired,
      isOptionalToName: false,
      description,
      schema: node,
      at,
      owner: node,
      kind: 'parameter',
    }),
  );
  return { inputs, isOpen: false };
}

/** What one or the other may have; what only some of them require depends. */
function joined(sets: readonly InputSet[]): InputSet {
  const byName = new Map<string, DescribedInput>();
  for (const { inputs } of sets) {
    for (const input of inputs) {
      const known = byName.get(input.name);
      if (!known) byName.set(input.name, input);
      else if (known.isRequired !== input.isRequired) byName.set(input.name, { ...known, isRequired: undefined });
    }
  }
  const inputs = [...byName.values()].map((input) => {
    const isInAll = sets.every((set) => set.inputs.some(({ name }) => name === input.name));
    return isInAll ? input : { ...input, isRequired: undefined };
  });
  return { inputs, isOpen: sets.length === 0 || sets.some(({ isOpen }) => isOpen) };
}

/** The properties of what a schema describes: an object, or the objects of a list. */
export function propertiesIn(schema: Node | undefined, api: DescribedApi, depth = 0): InputSet {
  const described = describeSchema(schema, api);
  if (!described || depth > deepest) return { inputs: [], isOpen: true };
  const { properties, items, alternatives, types } = described;
  const isList = types.length === 0 || types.includes('array');
  if (properties.length === 0 && items && isList) return propertiesIn(items, api, depth + 1);
  const own = properties.map((property): DescribedInput => {
    const inner = describeSchema(property.schema, api);
    return {
      name: property.name,
      in: 'body',
      isRequired: property.isRequired,
      isOptionalToName: inner?.isDeprecated === true || inner?.isReadOnly === true,
      description: inner?.description,
      schema: property.schema,
      at: property.at,
      owner: ownerOf(described, property.name, api),
      kind: 'property',
    };
  });
  const others = alternatives.length > 0 ? joined(alternatives.map((one) => propertiesIn(one, api, depth + 1))) : none;
  const names = new Set(own.map(({ name }) => name));
  const inputs = [...own, ...others.inputs.filter(({ name }) => !names.has(name))];
  return { inputs, isOpen: inputs.length === 0 || others.isOpen || isOpen(described) };
}

const none: InputSet = { inputs: [], isOpen: false };

/** Alternatives within alternatives. */
const deepest = 5;

function isOpen({ additional, members }: DescribedSchema): boolean {
  const isNamed = additional !== undefined && !(additional.kind === 'scalar' && additional.value === false);
  return isNamed || members.some((member) => member.has('patternProperties'));
}

/** The schema, of those that it is made of, that says a property first. */
function ownerOf({ members }: DescribedSchema, name: string, api: DescribedApi): MapNode {
  const owner = members.find((member) => propertiesOf(member, api)?.has(name)) ?? members[0];
  if (!owner) throw new Error('a schema is a member of itself');
  return owner;
}
