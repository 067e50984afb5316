/** What the extension says of an endpoint that is tried: its plan, and the answer to its request. */
export const plan = {
  method: 'GET',
  path: '/payments',
  servers: [
    { url: 'https://api.payments.example/v3', description: 'Production' },
    { url: 'https://sandbox.payments.example/v3' },
  ],
  parameters: [
    {
      ...{ name: 'status', in: 'query', isRequired: false, kind: 'text', value: '', choices: ['pending', 'failed'] },
      description:
        'Only payments with this status. Payments that are still being checked by the bank count as pending.',
    },
    { name: 'limit', in: 'query', isRequired: false, kind: 'text', value: '20', choices: [] },
    { name: 'ids', in: 'query', isRequired: false, kind: 'list', value: '', hint: 'One on each line', choices: [] },
    {
      name: 'X-Account-Id',
      in: 'header',
      isRequired: true,
      kind: 'text',
      value: 'acc_12',
      choices: [],
      description: '',
    },
  ],
  security: [
    {
      label: 'token',
      credentials: [{ scheme: 'token', kind: 'header', name: 'Authorization', prefix: 'Bearer ' }],
      unmet: [],
    },
  ],
  bodies: [{ mediaType: 'application/json', kind: 'text', text: '{\n  "amount": 1999\n}' }],
  needsBody: false,
};

export const answer = {
  ...{
    status: 404,
    phrase: 'Not Found',
    milliseconds: 12,
    notes: ['The request was redirected once.'],
    language: 'json',
    canInsert: true,
  },
  headers: [
    ['content-type', 'application/json; charset=utf-8'],
    ['strict-transport-security', 'max-age=63072000; includeSubDomains; preload'],
    ['x-request-id', '5f0b6d4c9a1e4a7d8e3b2c1f0a9d8e7c5f0b6d4c9a1e4a7d8e3b2c1f0a9d8e7c'],
  ],
  body: '{\n  "code": "not_found",\n  "message": "There is no account acc_12."\n}',
  check: {
    spec: 'openapi.yaml',
    findings: [
      { severity: 'error', message: '`title` is missing', place: '$' },
      { severity: 'info', message: 'The schema has no property `message`', place: '$.message' },
    ],
  },
};
