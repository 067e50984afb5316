/** The keys of a document's root below which each entry is a part of its own; `components` has such maps within. */
export const containerKeys: ReadonlySet<string> = new Set([
  'paths',
  'webhooks',
  'x-webhooks',
  'components',
  'definitions',
  'parameters',
  'responses',
  'securityDefinitions',
]);

/** The container whose entries are containers themselves. */
export const outerContainer = 'components';
