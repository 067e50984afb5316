import { type ReadResourceParams, type ReadResourceResult, readResourceRequest } from '#shared/protocol.ts';
import { guard } from '../guard.ts';
import type { Feature } from '../services.ts';

/** Answers with the text of a built-in contract or a rule's page. */
export const readResource: Feature = ({ connection, host, log }) => {
  const answer = async ({ path }: ReadResourceParams): Promise<ReadResourceResult> => {
    const text = await host.readResource(path);
    return text === undefined ? null : { text };
  };
  connection.onRequest(
    readResourceRequest,
    guard(log, readResourceRequest, answer, () => null),
  );
};
