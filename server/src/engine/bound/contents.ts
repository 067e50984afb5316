import type { DescribedContent, DescribedResponse, OperationDetails } from '../api/described.ts';
import type { Node } from '../spec/tree/node.ts';

/** The schema of a body in JSON: that of its media type where one is named, else of the first that is JSON. */
export function jsonSchemaOf(contents: readonly DescribedContent[], mediaType?: string): Node | undefined {
  const wanted = mediaType?.split(';')[0]?.trim().toLowerCase();
  const named = contents.find((one) => wanted !== undefined && one.mediaType.toLowerCase().startsWith(wanted));
  const json = contents.find((one) => /[/+]json\b/i.test(one.mediaType));
  return (named ?? json ?? contents.find(({ schema }) => schema !== undefined))?.schema;
}

/** The response of a status: that of the status itself, of its range, or of all others; without a status the first that succeeds. */
export function responseOf(
  { responses }: Pick<OperationDetails, 'responses'>,
  status: string | undefined,
): DescribedResponse | undefined {
  const called = (name: string) => responses.find((one) => one.status.toLowerCase() === name.toLowerCase());
  if (status === undefined) return responses.find((one) => /^2/.test(one.status)) ?? called('default') ?? responses[0];
  return called(status) ?? called(`${status.charAt(0)}XX`) ?? called('default');
}
