import { hostOf, isLocal } from '../http/hosts.ts';
import { removeItem, replaceScalar } from '../spec/edit/edits.ts';
import { placeIn } from '../spec/facts/paths.ts';
import { urlOf } from '../spec/facts/servers.ts';
import type { ListNode } from '../spec/tree/node.ts';
import type { SpecContext, SpecVisitors } from './spec-rule.ts';

/** Reports servers that are reached without encryption. */
export const unencryptedServers: SpecVisitors = {
  server({ node }, { report }) {
    const url = node.get('url');
    const text = urlOf(node);
    if (url?.kind !== 'scalar' || typeof url.value !== 'string' || text === undefined) return;
    const scheme = /^(?:http|ws)(?=:)/i.exec(text)?.[0];
    const host = hostOf(text);
    if (scheme === undefined || (host !== undefined && isLocal(host))) return;
    const { value } = url;
    const isWritten = value.startsWith(scheme);
    report({
      message: `\`${text}\` is not encrypted`,
      at: isWritten ? placeIn(url, value, 0, scheme.length) : url,
      fixes: () =>
        isWritten
          ? [
              {
                title: `Change to \`${scheme}s\``,
                edits: [replaceScalar(url, `${scheme}s${value.slice(scheme.length)}`)],
                isSafe: false,
              },
            ]
          : [],
    });
  },
  openapi({ node }, context) {
    const host = node.text('host');
    if (context.version !== '2.0' || (host !== undefined && isLocal(hostOf(host) ?? ''))) return;
    checkSchemes(node.list('schemes'), context);
  },
  operation({ node }, context) {
    if (context.version === '2.0') checkSchemes(node.list('schemes'), context);
  },
};

function checkSchemes(schemes: ListNode | undefined, { report }: SpecContext): void {
  for (const item of schemes?.items ?? []) {
    if (item.kind !== 'scalar' || (item.value !== 'http' && item.value !== 'ws')) continue;
    const secure = `${item.value}s`;
    const hasSecure = schemes?.items.some((other) => other.kind === 'scalar' && other.value === secure);
    report({
      message: `\`${item.value}\` is not encrypted`,
      at: item,
      fixes: () => {
        if (schemes && hasSecure)
          return [{ title: `Remove \`${item.value}\``, edits: [removeItem(schemes, item)], isSafe: false }];
        return [{ title: `Change to \`${secure}\``, edits: [replaceScalar(item, secure)], isSafe: false }];
      },
    });
  }
}
