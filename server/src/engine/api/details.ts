import { parametersOf } from '../spec/facts/parameters.ts';
import { isTrue } from '../spec/facts/schemas.ts';
import { responsesOf } from '../spec/facts/statuses.ts';
import { keyPlace, type ListNode, type MapNode, type Node } from '../spec/tree/node.ts';
import type { ApiContext } from './api.ts';
import type {
  DescribedBody,
  DescribedContent,
  DescribedHeader,
  DescribedOperation,
  DescribedParameter,
  DescribedResponse,
  FormField,
  OperationDetails,
  ParameterLocation,
  SecurityRequirement,
} from './described.ts';

/** What an operation says of itself, its parameters, its body, its responses and its security. */
export function readDetails({ node, item }: DescribedOperation, api: ApiContext): OperationDetails {
  const declared = [item, node].map((owner) => parametersOf(owner, api));
  const all = declared.flatMap(({ parameters }) => parameters);
  // The operation's own have the last word (OpenAPI, "Operation Object").
  const own = all.filter(
    (one, index) => !all.some((other, at) => at > index && other.name === one.name && other.in === one.in),
  );
  return {
    operationId: node.text('operationId'),
    summary: node.text('summary') ?? item.text('summary'),
    description: node.text('description') ?? item.text('description'),
    isDeprecated: isTrue(node.get('deprecated')),
    tags: textsIn(node.list('tags')),
    parameters: own.flatMap((one) => {
      const location = locationOf(one.in);
      // A parameter that is called nothing can't be sent, nor named.
      return location && one.name.trim() !== ''
        ? [readParameter(one.node, { name: one.name, in: location, at: one.at }, api)]
        : [];
    }),
    isIncomplete: declared.some(({ isComplete }) => !isComplete),
    body: api.version === '2.0' ? oldBody(own, node, api) : readBody(node, api),
    responses: readResponses(node, api),
    security: readSecurity(node, api),
  };
}

function locationOf(place: string): ParameterLocation | undefined {
  return places.find((one) => one === place);
}

const places: readonly ParameterLocation[] = ['path', 'query', 'querystring', 'header', 'cookie'];

function readParameter(
  node: MapNode,
  { name, in: location, at }: Pick<DescribedParameter, 'name' | 'in' | 'at'>,
  api: ApiContext,
): DescribedParameter {
  return {
    name,
    in: location,
    isRequired: location === 'path' || isTrue(node.get('required')),
    isDeprecated: isTrue(node.get('deprecated')),
    description: node.text('description'),
    schema: api.version === '2.0' ? node : (node.get('schema') ?? contentOf(node, api)[0]?.schema),
    node,
    at,
  };
}

function readBody(operation: MapNode, api: ApiContext): DescribedBody | undefined {
  const entry = operation.entry('requestBody');
  const node = entry && api.followMap(entry.value);
  if (!entry || !node) return undefined;
  return {
    isRequired: isTrue(node.get('required')),
    description: node.text('description'),
    content: contentOf(node, api),
    at: keyPlace(entry),
  };
}

/** 2.0 has a parameter for the whole body, or one for each field of a form. */
function oldBody(
  parameters: ReturnType<typeof parametersOf>['parameters'],
  operation: MapNode,
  api: ApiContext,
): DescribedBody | undefined {
  const whole = parameters.find((one) => one.in === 'body');
  const consumed = textsIn(operation.list('consumes') ?? api.root.list('consumes'));
  if (whole) {
    const schema = whole.node.get('schema');
    const mediaTypes = consumed.length > 0 ? consumed : ['application/json'];
    return {
      isRequired: isTrue(whole.node.get('required')),
      description: whole.node.text('description'),
      content: mediaTypes.map((mediaType) => ({ mediaType, schema, node: whole.node })),
      at: whole.at,
    };
  }
  const fields: readonly FormField[] = parameters
    .filter((one) => one.in === 'formData')
    .map(({ name, node, at }) => ({
      name,
      isRequired: isTrue(node.get('required')),
      description: node.text('description'),
      node,
      at,
    }));
  const [first] = fields;
  if (!first) return undefined;
  const forms = consumed.filter((one) => /form/i.test(one));
  const hasFile = fields.some(({ node }) => node.text('type') === 'file');
  const mediaTypes = forms.length > 0 ? forms : [hasFile ? 'multipart/form-data' : 'application/x-www-form-urlencoded'];
  return {
    isRequired: fields.some(({ isRequired }) => isRequired),
    description: undefined,
    content: mediaTypes.map((mediaType) => ({ mediaType, schema: undefined, node: first.node, fields })),
    at: first.at,
  };
}

function contentOf(holder: MapNode, api: ApiContext): DescribedContent[] {
  return (holder.map('content')?.entries ?? []).flatMap(({ key, value }) => {
    const node = api.followMap(value);
    return node && !key.startsWith('x-') ? [{ mediaType: key, schema: node.get('schema'), node }] : [];
  });
}

function readResponses(operation: MapNode, api: ApiContext): DescribedResponse[] {
  return responsesOf(operation).flatMap((entry) => {
    const node = api.followMap(entry.value);
    if (!node) return [];
    return [
      {
        status: entry.key,
        description: node.text('description'),
        content: api.version === '2.0' ? oldContent(node, operation, api) : contentOf(node, api),
        headers: readHeaders(node, api),
        node,
        at: keyPlace(entry),
      },
    ];
  });
}

function oldContent(response: MapNode, operation: MapNode, { root }: ApiContext): DescribedContent[] {
  const schema = response.get('schema');
  const shown = response.map('examples')?.entries.map(({ key }) => key) ?? [];
  if (!schema && shown.length === 0) return [];
  const produced = textsIn(operation.list('produces') ?? root.list('produces'));
  const mediaTypes = new Set([...(produced.length > 0 ? produced : ['application/json']), ...shown]);
  return [...mediaTypes].map((mediaType) => ({ mediaType, schema, node: response }));
}

function readHeaders(response: MapNode, api: ApiContext): DescribedHeader[] {
  return (api.followMap(response.get('headers'))?.entries ?? []).flatMap((entry) => {
    const node = api.followMap(entry.value);
    if (!node) return [];
    return [
      {
        name: entry.key,
        isRequired: isTrue(node.get('required')),
        description: node.text('description'),
        schema: api.version === '2.0' ? node : (node.get('schema') ?? contentOf(node, api)[0]?.schema),
        node,
        at: keyPlace(entry),
      },
    ];
  });
}

function readSecurity(operation: MapNode, { root }: ApiContext): SecurityRequirement[] {
  const list = operation.has('security') ? operation.list('security') : root.list('security');
  return (list?.items ?? []).flatMap((item) =>
    item.kind === 'map'
      ? [item.entries.map((entry) => ({ name: entry.key, scopes: scopesIn(entry.value), at: keyPlace(entry) }))]
      : [],
  );
}

function scopesIn(value: Node): readonly string[] {
  return value.kind === 'list' ? textsIn(value) : [];
}

function textsIn(list: ListNode | undefined): readonly string[] {
  return (list?.items ?? []).flatMap((item) =>
    item.kind === 'scalar' && item.value !== null ? [String(item.value)] : [],
  );
}
